import type { PendingChannel, PendingRecording } from '../../client/index.js';
import type { CallSurroundings } from '../../client/internal.js';
import { ifPossible, type Party } from '../verb/index.js';
import type { DialCompleted } from './dial-result.js';
import type { DialSettings } from './dial-settings.js';

type Side = 'caller' | 'callee';

/**
 * Records the two sides of a talk apart: each through a channel that listens to what comes from one party, because the
 * channels themselves cannot be recorded while they are in a bridge.
 */
export class SideRecordings {
  readonly names: { -readonly [S in keyof DialCompleted['recordings']]: string } = {};
  readonly #settings: DialSettings;
  readonly #surroundings: CallSurroundings;
  readonly #ears: PendingChannel[] = [];
  readonly #recordings: PendingRecording[] = [];

  constructor(settings: DialSettings, surroundings: CallSurroundings) {
    this.#settings = settings;
    this.#surroundings = surroundings;
  }

  /** Begins; a side that cannot be recorded has no name then. */
  async begin(parties: Readonly<Record<Side, Party>>, otherwise: string): Promise<void> {
    if (this.#settings.recording === undefined) return;
    await Promise.all((['caller', 'callee'] as const).map((side) => this.#one(side, parties[side], otherwise)));
  }

  /** Stores what was said. Resolves when the files are there. */
  async end(): Promise<void> {
    await Promise.allSettled(this.#recordings.map((recording) => recording.stop()));
    await Promise.allSettled(this.#recordings.map((recording) => recording.finished()));
    await Promise.allSettled(this.#ears.map((ear) => this.#surroundings.channels.hangup(ear.id)));
  }

  async #one(side: Side, { channel }: Party, otherwise: string): Promise<void> {
    const { recording: { name = otherwise, format } = {}, app } = this.#settings;
    const application = app ?? this.#surroundings.application;
    if (application === undefined) return;
    const ear = channel.snoop(application, { spy: 'in', appArgs: 'recording' });
    this.#ears.push(ear);
    if (!(await ifPossible(ear))) return;
    const recording = ear.record({ name: `${name}-${side}`, format });
    this.#recordings.push(recording);
    if (await ifPossible(recording)) this.names[side] = recording.name;
  }
}
