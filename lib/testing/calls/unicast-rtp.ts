import type { SimulatedChannel, Channels } from '../channels/index.js';
import type { Clock } from '../clock/index.js';
import type { ChosenIds, Technology } from './technology.js';

const FIRST_PORT = 20_000;

/**
 * Sound to and from a program outside, as RTP. The channel answers by itself, as a real one does whether anybody listens at the
 * address or not. Here nothing is sent to it.
 */
export class UnicastRtp implements Technology {
  readonly #channels: Channels;
  readonly #clock: Clock;
  #serial = 0;

  constructor(channels: Channels, clock: Clock) {
    this.#channels = channels;
    this.#clock = clock;
  }

  /** `resource` is the address, and after a slash the format: `127.0.0.1:9000/c(ulaw)`. */
  request(resource: string, ids: ChosenIds): SimulatedChannel {
    const [address = ''] = resource.split('/');
    const number = this.#serial++;
    const name = `UnicastRTP/${address}-0x${(0x7f00_0000_0000 + number * 16).toString(16)}`;
    const channel = this.#channels.create({ id: ids.first, name, state: 'Down', context: 'default', exten: 's' });
    channel.setVariable('UNICASTRTP_LOCAL_ADDRESS', '127.0.0.1');
    channel.setVariable('UNICASTRTP_LOCAL_PORT', String(FIRST_PORT + number * 2));
    return channel;
  }

  call(channel: SimulatedChannel): boolean {
    this.#clock.soon(() => channel.onSignal?.('answer'));
    return true;
  }
}
