import { SoundBase } from '../generated/internal.js';

/**
 * A sound file that can be played, in its languages and formats.
 * @publicApi
 */
export class Sound extends SoundBase {
  protected override identity(): string {
    return this.id;
  }
}
