import { later, never, platformSocket, type Socket, type Timer } from './platform.js';
import type { GatewayClientSettings, GatewayClientStatus } from './options.js';

const FIRST_PAUSE = 100;
const NOT_AUTHENTICATED = 4401;

/** What a connection tells its owner. */
export interface ConnectionEvents {
  readonly opened: () => void;
  readonly heard: (frame: Readonly<Record<string, unknown>>) => void;
  /** It was open, and is not any more. */
  readonly lost: (reason: string) => void;
  /** It will not be opened again. */
  readonly ended: (reason: string) => void;
  /** Asks whether the other end lives; the answer is any frame. */
  readonly beat: () => void;
}

/** Keeps one socket open for ever: a lost one is opened again, after pauses that grow and differ between clients. */
export class Connection {
  readonly #settings: GatewayClientSettings;
  readonly #events: ConnectionEvents;
  #status: GatewayClientStatus = 'idle';
  #socket: Socket | undefined;
  #timer: Timer | undefined;
  #silent = 0;
  #failures = 0;

  constructor(settings: GatewayClientSettings, events: ConnectionEvents) {
    this.#settings = settings;
    this.#events = events;
  }

  get status(): GatewayClientStatus {
    return this.#status;
  }

  /** Opens the first socket, if that has not happened. */
  start(): void {
    if (this.#status === 'idle') void this.#connect();
  }

  send(frame: object): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  close(reason: string): void {
    if (this.#status === 'closed') return;
    never(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    this.#become('closed', reason);
    socket?.close(1000, 'closed by the client');
    this.#events.ended(reason);
  }

  /** Never rejects. */
  async #connect(): Promise<void> {
    this.#become('connecting');
    try {
      const { token, url } = this.#settings;
      const shown = typeof token === 'function' ? await token() : token;
      if (this.#status !== 'connecting') return;
      const Class = this.#settings.WebSocket ?? platformSocket();
      if (Class === undefined) return this.close('there is no WebSocket here: give one as the option "WebSocket"');
      const protocols = ['ari-gateway', ...(shown === undefined ? [] : [`ari-gateway.token.${shown}`])];
      this.#follow(new Class(url, protocols) as Socket);
    } catch (error) {
      this.#again(String(error));
    }
  }

  #follow(socket: Socket): void {
    this.#socket = socket;
    const own = (run: () => void): void => {
      if (this.#socket === socket) run();
    };
    socket.addEventListener('open', () => own(() => this.#opened()));
    socket.addEventListener('message', ({ data }) => own(() => this.#heard(data)));
    // A close follows, and says more.
    socket.addEventListener('error', () => {});
    socket.addEventListener('close', ({ code, reason }) => own(() => this.#closed(code, reason)));
  }

  #opened(): void {
    this.#become('open');
    this.#silent = 0;
    this.#beatLater();
    this.#events.opened();
  }

  #heard(data: unknown): void {
    this.#silent = 0;
    this.#failures = 0;
    const frame = parsed(data);
    if (frame !== undefined) this.#events.heard(frame);
  }

  #closed(code = 1006, reason = ''): void {
    never(this.#timer);
    this.#socket = undefined;
    const why = `the socket was closed with ${code}${reason === '' ? '' : ` (${reason})`}`;
    if (this.#status === 'open') this.#events.lost(why);
    if (this.#status === 'closed') return;
    if (code === NOT_AUTHENTICATED && typeof this.#settings.token !== 'function') return this.close(why);
    this.#again(why);
  }

  #again(reason: string): void {
    if (this.#status === 'closed') return;
    this.#become('waiting', reason);
    const pause = Math.min(this.#settings.maxPause, FIRST_PAUSE * 2 ** Math.min(this.#failures, 16));
    this.#failures += 1;
    this.#timer = later(pause * (0.5 + Math.random() / 2), () => void this.#connect());
  }

  #beatLater(): void {
    this.#timer = later(this.#settings.heartbeat, () => {
      this.#silent += 1;
      if (this.#silent > 2) return this.#dead();
      if (this.#silent > 1) this.#events.beat();
      this.#beatLater();
    });
  }

  /** The other end has vanished without a word: its close would come late, or never. */
  #dead(): void {
    const socket = this.#socket;
    this.#closed(1006, 'no sign of life');
    socket?.close();
  }

  #become(status: GatewayClientStatus, reason?: string): void {
    this.#status = status;
    this.#settings.onStatus?.(status, reason);
  }
}

function parsed(data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === 'object' && frame !== null ? (frame as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
