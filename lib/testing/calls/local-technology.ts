import type { SimulatedChannel, Channels } from '../channels/index.js';
import type { DialplanRunner } from '../dialplan/index.js';
import { createLocalPair, parseLocalAddress } from './local-pair.js';
import type { ChosenIds, Technology } from './technology.js';

/** Local channels: calls into the exchange's own dialplan. */
export class LocalTechnology implements Technology {
  readonly #channels: Channels;
  readonly #dialplan: DialplanRunner;
  readonly #runDialplan: (channel: SimulatedChannel) => void;

  constructor(channels: Channels, dialplan: DialplanRunner, runDialplan: (channel: SimulatedChannel) => void) {
    this.#channels = channels;
    this.#dialplan = dialplan;
    this.#runDialplan = runDialplan;
  }

  request(resource: string, ids: ChosenIds): SimulatedChannel {
    const [first, second] = createLocalPair(this.#channels, parseLocalAddress(resource), ids);
    second.unattended = true;
    return first;
  }

  call(channel: SimulatedChannel): boolean {
    const second = channel.otherHalf;
    if (!second) return false;
    second.setParties(channel.connected, channel.caller);
    if (!this.#dialplan.has(second.context, second.exten)) {
      // Nothing was ever rung: no event says of either half that it was hung up.
      channel.otherHalf = undefined;
      second.otherHalf = undefined;
      this.#channels.destroy(second);
      return false;
    }
    second.unattended = false;
    for (const { fullName, value } of channel.variables.all()) second.setVariable(fullName, value);
    this.#runDialplan(second);
    return true;
  }
}
