import { PlaybackBase } from '../generated/internal.js';
import type { EntityKind } from '../events/index.js';

/**
 * A sound that is being played, or waits for its turn, on a channel or a bridge.
 * @publicApi
 */
export class Playback extends PlaybackBase {
  protected override identity(): string {
    return this.id;
  }

  protected override kind(): EntityKind {
    return 'Playback';
  }

  protected override isOver(): boolean {
    return this.state === 'done' || this.state === 'failed';
  }
}
