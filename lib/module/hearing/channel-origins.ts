import type { Ari, ObjectIds, StasisEnd, StasisStart } from '../../client/index.js';
import { type ChannelOrigin, channelOrigin } from './channel-origin.js';

/**
 * Remembers with which origin each channel entered each application, until the channel has ended: a StasisEnd does not
 * show any more what its StasisStart did. Listens from the first question on.
 */
export class ChannelOrigins {
  readonly #client: Ari;
  readonly #ids: ObjectIds;
  readonly #known = new Map<string, { readonly origin: ChannelOrigin }>();
  #listening = false;

  constructor(client: Ari) {
    this.#client = client;
    this.#ids = client.ids;
  }

  /** Remembers every channel that enters from now on. */
  watch(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#client.on('StasisStart', (event) => this.#entered(event));
  }

  /** The origin of a channel that enters or leaves. One that entered before this process listened is judged by the event. */
  of(event: StasisStart | StasisEnd): ChannelOrigin {
    const known = event.type === 'StasisEnd' ? this.#known.get(keyOf(event)) : undefined;
    return known?.origin ?? channelOrigin(event, this.#ids);
  }

  #entered(event: StasisStart): void {
    const key = keyOf(event);
    const entry = { origin: channelOrigin(event, this.#ids) };
    this.#known.set(key, entry);
    // Not awaited: the handlers of this event do not wait for the end of the channel.
    void event.channel.ended().then(() => {
      // It may have come back by the dialplan in the same moment.
      if (this.#known.get(key) === entry) this.#known.delete(key);
    });
  }
}

function keyOf({ application, channel }: StasisStart | StasisEnd): string {
  return `${application} ${channel.id}`;
}
