import type { Channel, PendingChannel, PendingRecording } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { ifPossible } from '../verb/index.js';

/** How long Asterisk may take to store a recording, in milliseconds. */
const STORED_WITHIN_MS = 5_000;

/**
 * Records what comes from one party: through a channel that listens to it, because a channel in a bridge cannot be
 * recorded itself.
 */
export class RecordedSide {
  readonly name: string;
  readonly #surroundings: CallSurroundings;
  readonly #listener: PendingChannel;
  readonly #format: string;
  #recording: PendingRecording | undefined;

  constructor(channel: Channel, { name, format, app }: Readonly<Record<'name' | 'format' | 'app', string>>) {
    this.name = name;
    this.#format = format;
    this.#surroundings = new CallSurroundings(channel);
    this.#listener = channel.snoop(app, { spy: 'in', appArgs: 'recording' });
    // `begin` asks whether it came to be.
    this.#listener.then(
      () => {},
      () => {},
    );
  }

  /** Whether it is recorded now. */
  async begin(): Promise<boolean> {
    if (!(await ifPossible(this.#listener))) return false;
    this.#recording = this.#listener.record({ name: this.name, format: this.#format });
    return ifPossible(this.#recording);
  }

  /** Leaves out what is said from now on, or records it again. */
  async pause(paused: boolean): Promise<void> {
    const { recordings } = this.#surroundings;
    await ifPossible(paused ? recordings.pause(this.name) : recordings.unpause(this.name));
  }

  /** Stores it. Resolves when the file is there and nobody listens any more. */
  async end(): Promise<void> {
    const recording = this.#recording;
    if (recording !== undefined) {
      await recording.stop().catch(() => {});
      await recording.finished({ timeout: STORED_WITHIN_MS }).catch(() => {});
    }
    await ifPossible(this.#surroundings.channels.hangup(this.#listener.id));
  }
}
