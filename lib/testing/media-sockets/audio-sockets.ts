import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ChosenIds, Technology } from '../calls/index.js';
import type { Channels, SimulatedChannel } from '../channels/index.js';
import type { Clock } from '../clock/index.js';
import { SoundCodec } from '../media/index.js';
import { AudioSocket } from './audio-socket.js';

/** AudioSocket channels: Asterisk has connected to a program before there is one. */
export class AudioSockets implements Technology {
  readonly #channels: Channels;
  readonly #clock: Clock;
  readonly #open = new Set<Socket>();
  /** Connections for channels that are about to be made, by their ids. */
  readonly #waiting = new Map<string, Socket>();
  readonly #ends = new Map<SimulatedChannel, AudioSocket>();

  constructor(channels: Channels, clock: Clock) {
    this.#channels = channels;
    this.#clock = clock;
  }

  /** Connects to the program at `host:port`, for a channel with this id; false when nobody listens there. */
  async connect(host: string, id: string): Promise<boolean> {
    const [, name = '', port = ''] = /^(.+):(\d+)$/.exec(host) ?? [];
    const socket = connect(Number(port), name);
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    socket.on('error', () => socket.destroy());
    try {
      await once(socket, 'connect');
    } catch {
      return false;
    }
    this.#waiting.set(id, socket);
    return true;
  }

  /** No channel is made for it: the connection is closed. */
  giveUp(id: string): void {
    this.#waiting.get(id)?.end();
    this.#waiting.delete(id);
  }

  /** `resource` is the address, the id that the program gets, and the format: `127.0.0.1:9000/<uuid>/c(slin)`. */
  request(resource: string, ids: ChosenIds): SimulatedChannel | undefined {
    const [, host = '', uuid = '', format = ''] = /^(.+)\/([^/]+)\/c\((\w+)\)$/.exec(resource) ?? [];
    const codec = SoundCodec.of(format);
    const socket = this.#waiting.get(ids.first);
    if (codec === undefined || socket === undefined) return undefined;
    this.#waiting.delete(ids.first);
    const channel = this.#channels.create({
      id: ids.first,
      name: `AudioSocket/${host}-${uuid}`,
      state: 'Down',
      context: 'default',
      exten: 's',
    });
    channel.setVariable('AUDIOSOCKET_UUID', uuid);
    channel.setVariable('AUDIOSOCKET_SERVICE', host);
    const end = new AudioSocket(channel, codec, socket, uuid);
    channel.device = end;
    this.#ends.set(channel, end);
    void channel.waits.over().then(() => this.#ends.delete(channel));
    return channel;
  }

  call(channel: SimulatedChannel): boolean {
    this.#ends.get(channel)?.start();
    this.#clock.soon(() => channel.onSignal?.('answer'));
    return true;
  }

  /** Cuts all of them. */
  close(): void {
    for (const socket of this.#open) socket.destroy();
  }
}
