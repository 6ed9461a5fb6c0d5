import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ChosenIds, Technology } from '../calls/index.js';
import type { Channels, SimulatedChannel } from '../channels/index.js';
import type { Clock } from '../clock/index.js';
import { SoundCodec } from '../media/index.js';
import { MediaSocket } from './media-socket.js';

/** A longer message ends the connection. */
const LONGEST_MESSAGE = 65_533;
const PATH = '/media/';

/** WebSocket channels that wait for their program, and those that have one. */
export class MediaSockets implements Technology {
  readonly #channels: Channels;
  readonly #clock: Clock;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('media') ? 'media' : false),
  });
  readonly #ends = new Map<string, MediaSocket>();
  #serial = 0;

  constructor(channels: Channels, clock: Clock) {
    this.#channels = channels;
    this.#clock = clock;
  }

  /** `resource` is a name and the format: `INCOMING/c(ulaw)`. Nothing for a format that is not simulated. */
  request(resource: string, ids: ChosenIds): SimulatedChannel | undefined {
    const [, name = '', format = ''] = /^(.*)\/c\((\w+)\)$/.exec(resource) ?? [];
    const codec = SoundCodec.of(format);
    if (codec === undefined) return undefined;
    const number = this.#serial++;
    const channel = this.#channels.create({
      id: ids.first,
      name: `WebSocket/${name}/0x${(0x7f10_0000_0000 + number * 16).toString(16)}`,
      state: 'Down',
      context: 'default',
      exten: 's',
    });
    const end = new MediaSocket(this.#clock, channel, codec);
    const connectionId = randomUUID();
    channel.setVariable('MEDIA_WEBSOCKET_CONNECTION_ID', connectionId);
    channel.device = end;
    this.#ends.set(connectionId, end);
    void channel.waits.over().then(() => this.#ends.delete(connectionId));
    return channel;
  }

  /** It answers when its program connects. */
  call(): boolean {
    return true;
  }

  /** Whether an address is one of these. */
  covers(url: string | undefined): boolean {
    return url?.startsWith(PATH) === true;
  }

  /** What a request gets that is no upgrade: the status. */
  statusOf(url: string): 404 | 409 | 426 {
    const end = this.#ends.get(url.slice(PATH.length));
    if (end === undefined) return 404;
    return end.taken ? 409 : 426;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const end = this.#ends.get((request.url ?? '').slice(PATH.length));
    const offered = request.headers['sec-websocket-protocol'];
    if (end === undefined) return refuse(socket, '404 Not Found');
    if (end.taken) return refuse(socket, '409 Conflict');
    if (offered !== undefined && !offered.split(',').some((name) => name.trim() === 'media')) {
      return refuse(socket, '400 Bad Request');
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => end.connect(webSocket));
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}
