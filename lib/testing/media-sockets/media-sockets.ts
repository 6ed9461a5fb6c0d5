import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ChosenIds, Technology } from '../calls/index.js';
import { Cause, type Channels, type SimulatedChannel } from '../channels/index.js';
import type { Clock } from '../clock/index.js';
import { SoundCodec } from '../media/index.js';
import { MediaSocket } from './media-socket.js';
import { WebSocketClients, type WebSocketClientSection } from './web-socket-clients.js';

/** A longer message ends the connection. */
const LONGEST_MESSAGE = 65_533;
const PATH = '/media/';

/** The name under which a channel waits for its program; any other is that of a section. */
const INCOMING = 'INCOMING';

/** A channel to which Asterisk opens the socket itself. */
interface Outbound {
  readonly section: string;
  readonly query: string;
  readonly end: MediaSocket;
}

/** WebSocket channels: those that wait for their program, those whose program is called, and those that have one. */
export class MediaSockets implements Technology {
  readonly #clients: WebSocketClients;
  readonly #channels: Channels;
  readonly #clock: Clock;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has('media') ? 'media' : false),
  });
  readonly #ends = new Map<string, MediaSocket>();
  readonly #outbound = new Map<SimulatedChannel, Outbound>();
  #serial = 0;

  constructor(channels: Channels, clock: Clock, sections: Readonly<Record<string, WebSocketClientSection>>) {
    this.#channels = channels;
    this.#clock = clock;
    this.#clients = new WebSocketClients(sections);
  }

  /**
   * `resource` is `INCOMING` or the name of a section, the format, and for a section what its address is to carry:
   * `media/c(ulaw)v(id=1)`. Nothing for what is not there, or is not simulated.
   */
  request(resource: string, ids: ChosenIds): SimulatedChannel | undefined {
    const [, name = '', format = '', query = ''] = /^(.*?)\/c\((\w+)\)(?:v\((.*)\))?$/.exec(resource) ?? [];
    const codec = SoundCodec.of(format);
    const outbound = name !== INCOMING && this.#clients.has(name);
    if (codec === undefined || (!outbound && name !== INCOMING) || !WebSocketClients.canSend(query)) return undefined;
    const number = this.#serial++;
    const channel = this.#channels.create({
      id: ids.first,
      name: `WebSocket/${name}/0x${(0x7f10_0000_0000 + number * 16).toString(16)}`,
      state: 'Down',
      context: 'default',
      exten: 's',
    });
    const end = new MediaSocket(this.#clock, channel, codec);
    const connectionId = outbound ? name : randomUUID();
    channel.setVariable('MEDIA_WEBSOCKET_OPTIMAL_FRAME_SIZE', String(codec.frameBytes));
    channel.setVariable('MEDIA_WEBSOCKET_CONNECTION_ID', connectionId);
    channel.device = end;
    if (outbound) this.#outbound.set(channel, { section: name, query, end });
    else this.#ends.set(connectionId, end);
    void channel.waits.over().then(() => {
      this.#ends.delete(connectionId);
      this.#outbound.delete(channel);
    });
    return channel;
  }

  /** Whether there is a section of this name. */
  calls(section: string): boolean {
    return this.#clients.has(section);
  }

  /** Cuts the connections that Asterisk has opened. */
  close(): void {
    this.#clients.close();
  }

  /** It answers when its program is connected. */
  call(channel: SimulatedChannel): boolean | Promise<boolean> {
    const outbound = this.#outbound.get(channel);
    return outbound === undefined ? true : this.#callProgram(channel, outbound);
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
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      end.connect(webSocket, 'media_connection');
      end.answer();
    });
  }

  async #callProgram(channel: SimulatedChannel, { section, query, end }: Outbound): Promise<boolean> {
    const socket = await this.#clients.connect(section, query, channel);
    if (socket === undefined || channel.hungUp) {
      socket?.terminate();
      if (!channel.hungUp) channel.hangupCause = Cause.noRoute;
      return false;
    }
    end.connect(socket, section);
    // It is rung, and answers in the turn after that.
    this.#clock.soon(() => end.answer());
    return true;
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}
