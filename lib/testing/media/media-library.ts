/** How long a medium lasts in milliseconds, or why it cannot be played. */
export type MediaLength = number | 'missing' | 'unplayable' | 'endless';

/**
 * A sound file that the exchange has.
 * @publicApi
 */
export interface SoundFile {
  readonly id: string;
  readonly lengthMs: number;
  readonly text?: string;
}

const spokenDigitMs = 840;
const spokenLetterMs = 690;
const spokenNumberMs = 820;

/** The sounds and what else a media URI can name. */
export class MediaLibrary {
  readonly #sounds = new Map<string, SoundFile>();
  readonly #recordingLength: (name: string) => number | undefined;

  constructor(sounds: readonly SoundFile[], recordingLength: (name: string) => number | undefined) {
    for (const sound of sounds) this.#sounds.set(sound.id, sound);
    this.#recordingLength = recordingLength;
  }

  sound(id: string): SoundFile | undefined {
    return this.#sounds.get(id);
  }

  sounds(): SoundFile[] {
    return [...this.#sounds.values()];
  }

  lengthOf(uri: string): MediaLength {
    const colon = uri.indexOf(':');
    const scheme = uri.slice(0, colon);
    const rest = uri.slice(colon + 1);
    if (scheme === 'sound') return this.#sounds.get(rest)?.lengthMs ?? 'missing';
    if (scheme === 'recording') return this.#recordingLengthOf(rest);
    if (scheme === 'number') return /^-?\d/.test(rest) ? spokenNumberMs : 'unplayable';
    if (scheme === 'digits') return rest.length * spokenDigitMs;
    if (scheme === 'characters') return rest.length * spokenLetterMs;
    if (scheme === 'tone') return 'endless';
    return 'unplayable';
  }

  #recordingLengthOf(name: string): MediaLength {
    const length = this.#recordingLength(name);
    if (length === undefined) return 'unplayable';
    return length === 0 ? 'missing' : length;
  }
}

/** Media whose playback can be stopped, paused and moved; spoken numbers and letters cannot. */
export function isControllable(uri: string): boolean {
  return /^(?:sound|recording|tone):/.test(uri);
}
