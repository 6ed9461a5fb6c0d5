import type { AriTlsOptions, Credentials } from '../transport/index.js';
import { BackOff } from './back-off.js';
import type { AriStatus, AriStatusChange } from './connection-status.js';
import { CLOSE_PATIENCE_MS, UNAUTHORIZED_WAIT_MS } from './connection-timing.js';
import { EventSocket, type EventSocketEnd } from './event-socket.js';

/** What keeps one client's event socket alive. */
export interface EventConnectionOptions {
  /** `ws://host:8088/ari/events` */
  readonly eventsUrl: string;
  readonly subscribeAll: boolean;
  readonly credentials: Credentials;
  readonly tls?: AriTlsOptions;
  /** Milliseconds between pings, and for the answer to one. */
  readonly ping: { readonly interval: number; readonly timeout: number };
  /** Waits between attempts, in milliseconds: first bound, last bound. */
  readonly reconnect: { readonly first: number; readonly most: number };
  /** Whether a command is under way over this socket; see `EventSocketOptions`. */
  readonly busy?: () => boolean;
  readonly onFrame: (frame: Buffer) => void;
  readonly onStatus: (change: AriStatusChange) => void;
}

/**
 * The life of the event socket: opens it, and opens it again for as long as the client lives. There is never more
 * than one, and after a socket has ended nothing of it reaches the client.
 */
export class EventConnection {
  readonly #options: EventConnectionOptions;
  readonly #backOff: BackOff;
  #applications: readonly string[] = [];
  #status: AriStatus = 'idle';
  #socket: EventSocket | undefined;
  #retry: NodeJS.Timeout | undefined;
  #lostAt: number | undefined;

  constructor(options: EventConnectionOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options.reconnect);
  }

  get status(): AriStatus {
    return this.#status;
  }

  /** Registers the applications and keeps them registered. Does nothing when it is at it already, or closed. */
  open(applications: readonly string[]): void {
    if (this.#status !== 'idle') return;
    this.#applications = applications;
    this.#become('connecting');
    this.#connect();
  }

  /** Sends a text frame; false when the socket is not open, and then nothing of it was sent. */
  send(frame: string): boolean {
    return this.#socket?.send(frame) ?? false;
  }

  /** Another program took an application: it is given up, and the socket with the last one. */
  replaced(application: string): void {
    this.#applications = this.#applications.filter((own) => own !== application);
    if (this.#applications.length > 0 || this.#status === 'closed') return;
    this.#become('replaced', `another program registered ${application}`);
    void this.#drop();
  }

  /** Another program took an application: it is taken from that program by registering once more. */
  takeBack(application: string): void {
    this.#socket?.terminate(`another program registered ${application}; taking it back`);
  }

  /** Ends the socket with 1000 and all attempts; resolves when it is down. */
  async close(): Promise<void> {
    this.#become('closed');
    await this.#drop();
  }

  async #drop(): Promise<void> {
    clearTimeout(this.#retry);
    await this.#socket?.close(CLOSE_PATIENCE_MS);
  }

  #connect(): void {
    const { eventsUrl, subscribeAll, credentials, tls, ping, busy } = this.#options;
    const query = `app=${encodeURIComponent(this.#applications.join(','))}${subscribeAll ? '&subscribeAll=true' : ''}`;
    const current = new EventSocket(
      { url: `${eventsUrl}?${query}`, credentials, tls, ping, busy },
      {
        opened: () => this.#opened(),
        frame: (frame) => this.#options.onFrame(frame),
        closed: (end) => {
          if (this.#socket === current) this.#socket = undefined;
          this.#ended(end);
        },
      },
    );
    this.#socket = current;
  }

  #opened(): void {
    if (this.#status === 'closed' || this.#status === 'replaced') return;
    this.#backOff.reset();
    const gapMs = this.#lostAt === undefined ? undefined : Date.now() - this.#lostAt;
    this.#lostAt = undefined;
    this.#become('connected', undefined, gapMs);
  }

  #ended(end: EventSocketEnd): void {
    if (this.#status === 'closed' || this.#status === 'replaced') return;
    const refused = end.refused === 401 || end.refused === 403;
    if (this.#status === 'connected') this.#lostAt = Date.now();
    if (refused) this.#become('unauthorized', end.reason);
    else this.#become(this.#lostAt === undefined ? 'connecting' : 'reconnecting', end.reason);
    this.#retry = setTimeout(() => this.#connect(), refused ? unauthorizedWait() : this.#backOff.next());
  }

  #become(status: AriStatus, reason?: string, gapMs?: number): void {
    const previous = this.#status;
    if (previous === status && reason === undefined) return;
    this.#status = status;
    this.#options.onStatus({ status, previous, reason, gapMs });
  }
}

function unauthorizedWait(): number {
  const { least, most } = UNAUTHORIZED_WAIT_MS;
  return least + Math.random() * (most - least);
}
