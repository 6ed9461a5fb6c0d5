import type { ChannelEvent, Channels } from './channels.js';
import { promised, type Wire } from './wire.js';

/** One channel of the gateway. */
export class ChannelClient<D> {
  readonly #wire: Wire;
  readonly #channels: Channels;
  readonly #channel: string;

  constructor(wire: Wire, channels: Channels, channel: string) {
    this.#wire = wire;
    this.#channels = channels;
    this.#channel = channel;
  }

  /** @throws {GatewayCallError} the gateway refuses it; {GatewayDisconnectedError} there is no answer. */
  async publish(event: string, data: D): Promise<void> {
    await promised((settle) => this.#wire.call('publish', { channel: this.#channel, event, data }, settle));
  }

  /**
   * Hears what is published, through every reconnect, until the loop is left. It throws when the gateway refuses it.
   *
   * @param pattern - of events: `*` any text, `?` any character, `[ae]` one out of some.
   * @example
   * for await (const { event, data } of client.channel('queue.sales').subscribe('call.*')) show(event, data);
   */
  subscribe(pattern = '*'): AsyncIterableIterator<ChannelEvent<D>> {
    return this.#channels.listen<D>(this.#channel, pattern);
  }
}
