import type { CallSurroundings } from '../../client/internal.js';
import { RecordedSide } from '../record/internal.js';
import type { Party } from '../verb/index.js';
import type { DialCompleted } from './dial-result.js';
import type { DialSettings } from './dial-settings.js';

type Side = 'caller' | 'callee';

/** Records the two sides of a talk apart, where the options of the dial ask for it. */
export class SideRecordings {
  readonly names: { -readonly [S in keyof DialCompleted['recordings']]: string } = {};
  readonly #settings: DialSettings;
  readonly #surroundings: CallSurroundings;
  readonly #sides: RecordedSide[] = [];

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
    await Promise.all(this.#sides.map((side) => side.end()));
  }

  async #one(side: Side, { channel }: Party, otherwise: string): Promise<void> {
    const { recording: { name = otherwise, format = 'wav' } = {} } = this.#settings;
    const app = this.#settings.app ?? this.#surroundings.application;
    if (app === undefined) return;
    const recorded = new RecordedSide(channel, { name: `${name}-${side}`, format, app });
    this.#sides.push(recorded);
    if (await recorded.begin()) this.names[side] = recorded.name;
  }
}
