import type { AriTlsOptions, Credentials } from '../transport/index.js';
import { BackOff } from './back-off.js';
import type { AriStatus, AriStatusChange } from './connection-status.js';
import { CLOSE_PATIENCE_MS, OCCUPIED_WAIT_MS, UNAUTHORIZED_WAIT_MS } from './connection-timing.js';
import { cutReason } from './cut-by-asterisk.js';
import type { EventLoopLag } from './event-loop-lag.js';
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
  /** Asked for a likely cause when the socket is cut. */
  readonly lag?: EventLoopLag;
  /**
   * Asked before every attempt until the first that succeeds: why the applications cannot be registered now, undefined
   * where they can. Whoever has registered them once does not ask again, unless it lost them and stands by.
   */
  readonly refusal?: (applications: readonly string[], signal: AbortSignal) => Promise<string | undefined>;
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
  #lagMs: number | undefined;
  readonly #asking = new AbortController();
  #registered = false;
  /** The socket of applications that were given up, until it is down. */
  #left: Promise<void> | undefined;

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
    this.#attempt();
  }

  /** Sends a text frame; false when the socket is not open, and then nothing of it was sent. */
  send(frame: string): boolean {
    return this.#socket?.send(frame) ?? false;
  }

  /** Another program took an application: it is not registered again, unless `takeBack` or `standBy` says so. */
  leave(application: string): void {
    this.#applications = this.#applications.filter((own) => own !== application);
  }

  /** Another program took the last application, and the socket is given up with it. */
  replaced(application: string): void {
    if (this.#status === 'closed') return;
    this.#become('replaced', { reason: `another program registered ${application}` });
    void this.#drop();
  }

  /** Another process serves these applications, and they were the last: it is waited for as at the first attempt. */
  standBy(applications: readonly string[], reason: string): void {
    if (this.#status === 'closed') return;
    this.#applications = applications;
    this.#registered = false;
    this.#lostAt ??= Date.now();
    this.#left = this.#socket?.close(CLOSE_PATIENCE_MS);
    this.#socket = undefined;
    this.#occupied(reason);
  }

  /** Another program took an application: it is taken from that program by registering once more. */
  takeBack(application: string): void {
    const alone = this.#applications.length === 0;
    if (!this.#applications.includes(application)) this.#applications = [...this.#applications, application];
    if (this.#socket !== undefined) this.#socket.terminate(`another program registered ${application}; taking it back`);
    else if (alone) this.#attempt();
  }

  /** Ends the socket with 1000 and all attempts; resolves when it is down. */
  async close(): Promise<void> {
    this.#become('closed');
    await this.#drop();
  }

  async #drop(): Promise<void> {
    clearTimeout(this.#retry);
    this.#asking.abort();
    await Promise.all([this.#left, this.#socket?.close(CLOSE_PATIENCE_MS)]);
  }

  #attempt(): void {
    if (this.#status === 'closed' || this.#status === 'replaced') return;
    const { refusal } = this.#options;
    if (refusal === undefined || this.#registered) this.#connect();
    else void this.#ask(refusal);
  }

  async #ask(refusal: NonNullable<EventConnectionOptions['refusal']>): Promise<void> {
    await this.#left;
    const reason = await refusal(this.#applications, this.#asking.signal);
    if (this.#asking.signal.aborted) return;
    if (reason === undefined) {
      this.#connect();
      return;
    }
    this.#occupied(reason);
  }

  #occupied(reason: string): void {
    this.#become('occupied', { reason });
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#attempt(), between(OCCUPIED_WAIT_MS));
  }

  #connect(): void {
    const { eventsUrl, subscribeAll, credentials, tls, ping, busy } = this.#options;
    const query = `app=${encodeURIComponent(this.#applications.join(','))}${subscribeAll ? '&subscribeAll=true' : ''}`;
    const current: EventSocket = new EventSocket(
      { url: `${eventsUrl}?${query}`, credentials, tls, ping, busy },
      {
        opened: () => this.#socket === current && this.#opened(),
        frame: (frame) => this.#socket === current && this.#options.onFrame(frame),
        closed: (end) => {
          if (this.#socket !== current) return;
          this.#socket = undefined;
          this.#ended(end);
        },
      },
    );
    this.#socket = current;
  }

  #opened(): void {
    if (this.#status === 'closed' || this.#status === 'replaced') return;
    this.#registered = true;
    this.#backOff.reset();
    const gapMs = this.#lostAt === undefined ? undefined : Date.now() - this.#lostAt;
    this.#lostAt = undefined;
    this.#become('connected', { gapMs, lagMs: this.#lagMs });
    this.#lagMs = undefined;
  }

  #ended(end: EventSocketEnd): void {
    const why = this.#why(end);
    if (this.#status === 'closed' || this.#status === 'replaced') return;
    const refused = end.refused === 401 || end.refused === 403;
    if (this.#status === 'connected') this.#lostAt = Date.now();
    if (refused) this.#become('unauthorized', why);
    else this.#become(this.#lostAt === undefined ? 'connecting' : 'reconnecting', why);
    // Without any it is being found out who has taken the last.
    if (this.#applications.length === 0) return;
    this.#retry = setTimeout(() => this.#attempt(), refused ? between(UNAUTHORIZED_WAIT_MS) : this.#backOff.next());
  }

  /** Why a socket ended; a lag that may have cost it is told again when it is back. */
  #why({ reason, cut }: EventSocketEnd): Details {
    const lagMs = cut ? (this.#options.lag?.worst() ?? 0) : 0;
    const likely = cutReason(reason, lagMs);
    if (likely === undefined) return { reason };
    this.#lagMs = lagMs;
    return { reason: likely, lagMs };
  }

  #become(status: AriStatus, details: Details = {}): void {
    const previous = this.#status;
    if (previous === status && details.reason === undefined) return;
    this.#status = status;
    this.#options.onStatus({ status, previous, ...details });
  }
}

type Details = Pick<AriStatusChange, 'reason' | 'gapMs' | 'lagMs'>;

function between({ least, most }: { readonly least: number; readonly most: number }): number {
  return least + Math.random() * (most - least);
}
