import type { SimulatedChannel } from '../channels/index.js';
import type { Exchange } from '../exchange/index.js';
import type { ChosenIds, Technology } from '../calls/index.js';
import { phoneChannel } from './phone-channel.js';
import type { VirtualPhone } from './virtual-phone.js';

/** Endpoints that are virtual phones. */
export class PhoneTechnology implements Technology {
  readonly #name: string;
  readonly #exchange: Exchange;
  readonly #phones: ReadonlyMap<string, VirtualPhone>;

  constructor(name: string, exchange: Exchange, phones: ReadonlyMap<string, VirtualPhone>) {
    this.#name = name;
    this.#exchange = exchange;
    this.#phones = phones;
  }

  /** A phone that is not there or not registered gives no channel, which Asterisk calls a failed allocation. */
  request(resource: string, ids: ChosenIds): SimulatedChannel | undefined {
    const endpoint = `${this.#name}/${resource}`;
    if (this.#exchange.endpoints.state(endpoint) !== 'online') return undefined;
    return phoneChannel(this.#exchange, endpoint, {
      id: ids.first,
      state: 'Down',
      context: this.#exchange.phoneContext,
      exten: 's',
    });
  }

  call(channel: SimulatedChannel): boolean {
    const phone = this.#phones.get(channel.endpoint ?? '');
    this.#exchange.clock.soon(() => phone?.ring(channel));
    return true;
  }
}
