import { timingSafeEqual, createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { refuseHandshake } from '../../client/internal.js';
import { LONGEST_MESSAGE, WebSocketLink, type MediaLink } from '../links/index.js';
import { Announcements } from './announcements.js';
import type { WebSocketSettings } from './media-server-settings.js';
import type { Refusals } from './refusals.js';

/** How long Asterisk's first word may take after the handshake, in milliseconds. */
const FIRST_WORD_MS = 10_000;

/** Name of the part of the query in which Asterisk brings the id back. */
const ID = 'id';

/**
 * Lets Asterisk's WebSockets in, each under an id that was announced. Everybody else is refused in the handshake, at once:
 * a handshake that is kept waiting holds up the whole Asterisk.
 */
export class WebSocketDoor {
  readonly #settings: WebSocketSettings;
  readonly #refusals: Refusals;
  readonly #announced = new Announcements<MediaLink>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: (offered) => [...offered][0] ?? false,
  });

  constructor(settings: WebSocketSettings, refusals: Refusals) {
    this.#settings = settings;
    this.#refusals = refusals;
  }

  get section(): string {
    return this.#settings.section;
  }

  get port(): number | undefined {
    return this.#settings.source.port;
  }

  open(): Promise<void> {
    return this.#settings.source.open((request, socket, head) => this.#take(request, socket, head));
  }

  async close(): Promise<void> {
    this.#announced.close();
    await this.#settings.source.close();
  }

  /** Expects one socket of Asterisk; `transport_data` makes Asterisk bring the id. */
  expect(timeout: number): {
    readonly option: string;
    readonly coming: Promise<MediaLink>;
    readonly withdraw: () => void;
  } {
    const id = randomBytes(16).toString('hex');
    const coming = this.#announced.announce(id, timeout);
    return { option: `v(${ID}=${id})`, coming, withdraw: () => this.#announced.withdraw(id) };
  }

  #take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse = (status: number, reason: string): void => {
      this.#refusals.add('WebSocket', request.socket.remoteAddress, reason);
      refuseHandshake(socket, { status, reason });
    };
    const url = request.url ?? '/';
    if (!URL.canParse(url, 'ws://here')) return refuse(400, 'its address cannot be read');
    const { pathname, searchParams } = new URL(url, 'ws://here');
    if (pathname !== this.#settings.path) return refuse(404, 'another path is asked for');
    if (!this.#authorized(request)) return refuse(401, 'user or password is wrong');
    const known = this.#announced.take(searchParams.get(ID) ?? '');
    if (known === undefined) return refuse(403, 'its id was not announced, or has been used');
    // A request that is no proper handshake is answered by `ws`, and never gets here.
    socket.once('close', () => known.arrived(Promise.reject(new Error('the handshake was broken off'))));
    this.#sockets.handleUpgrade(request, socket, head, (accepted) => {
      known.arrived(WebSocketLink.started(accepted, 'asteriskConnects', FIRST_WORD_MS, socket));
    });
  }

  #authorized({ headers: { authorization = '' } }: IncomingMessage): boolean {
    const expected = this.#settings.authorization;
    return expected === undefined || timingSafeEqual(digest(authorization), digest(expected));
  }
}

/** Values of equal length, so that comparing takes the same time for every guess. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
