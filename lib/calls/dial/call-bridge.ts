import type { Bridge } from '../../client/index.js';
import type { CallSurroundings } from '../../client/internal.js';
import { ifPossible, type Party, type VerbScope } from '../verb/index.js';

/** The bridge of one dial: made when it is first needed, destroyed with the dial. */
export class CallBridge {
  readonly id: string;
  readonly #surroundings: CallSurroundings;
  readonly #scope: VerbScope;
  #bridge: Promise<Bridge> | undefined;

  constructor(surroundings: CallSurroundings, scope: VerbScope) {
    this.#surroundings = surroundings;
    this.#scope = scope;
    this.id = surroundings.nextBridgeId();
  }

  /** Puts a party into it; false when it has hung up. */
  async add(party: Party): Promise<boolean> {
    const bridge = await this.#made();
    return !party.gone && (await ifPossible(bridge.addChannel(party.channel))) && !party.gone;
  }

  async remove(party: Party): Promise<void> {
    if (this.#bridge !== undefined) await ifPossible((await this.#bridge).removeChannel(party.channel));
  }

  #made(): Promise<Bridge> {
    if (this.#bridge === undefined) {
      const { bridges } = this.#surroundings;
      this.#scope.defer(() => bridges.destroy(this.id));
      // Without `dtmf_events` two telephones exchange their keys directly, and nobody else hears of them.
      this.#bridge = bridges.createWithId(this.id, { type: 'mixing,dtmf_events' });
    }
    return this.#bridge;
  }
}
