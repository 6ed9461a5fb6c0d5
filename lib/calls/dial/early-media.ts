import type { Party } from '../verb/index.js';
import type { CallBridge } from './call-bridge.js';
import type { Comfort } from './comfort.js';

/** Lets the caller hear what the called side sends before it answers: one party alone, the first who sends something. */
export class EarlyMedia {
  readonly #caller: Party;
  readonly #bridge: CallBridge;
  readonly #comfort: Comfort;
  #heard: Party | undefined;
  #joining: Promise<unknown> = Promise.resolve();

  constructor(caller: Party, bridge: CallBridge, comfort: Comfort) {
    this.#caller = caller;
    this.#bridge = bridge;
    this.#comfort = comfort;
  }

  /** Connects the caller with a party that has not answered. */
  begin(party: Party): void {
    if (this.#heard !== undefined && !this.#heard.gone) return;
    this.#heard = party;
    this.#joining = this.#joining.then(() => this.#join(party)).catch(() => {});
  }

  /** Takes a party out that has answered and is spoken to alone. */
  async leave(party: Party): Promise<void> {
    if (this.#heard === party) await this.end(undefined);
  }

  /** Ends it, but for the one who has won. */
  async end(winner: Party | undefined): Promise<void> {
    const heard = this.#heard;
    this.#heard = undefined;
    await this.#joining;
    if (heard !== undefined && heard !== winner) await this.#bridge.remove(heard);
  }

  async #join(party: Party): Promise<void> {
    await this.#comfort.stop();
    if ((await this.#bridge.add(this.#caller)) && this.#heard === party) await this.#bridge.add(party);
  }
}
