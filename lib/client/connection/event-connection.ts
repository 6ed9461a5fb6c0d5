import type { AriTlsOptions, Credentials } from '../transport/index.js';
import { BackOff } from './back-off.js';
import type { AriStatus, AriStatusChange } from './connection-status.js';
import { CLOSE_PATIENCE_MS, OCCUPIED_WAIT_MS, UNAUTHORIZED_WAIT_MS } from './connection-timing.js';
import { cutReason } from './cut-by-asterisk.js';
import type { EventLoopLag } from './event-loop-lag.js';
import { eventsAddress, tooManyNames } from './events-address.js';
import { EventSocket, type EventSocketEnd } from './event-socket.js';

/** Settings of an event connection. */
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
  /** The lag of the event loop, which may be the cause of a cut. */
  readonly lag?: EventLoopLag;
  /**
   * Asked before every attempt until the first success: why the applications cannot be registered now, undefined when
   * they can. A connection that has registered them does not ask again, unless it lost them and stands by.
   */
  readonly refusal?: (applications: readonly string[], signal: AbortSignal) => Promise<string | undefined>;
  /** Asked after every handshake: why the events of an application do not come over the socket, undefined when they do. */
  readonly deafness?: (application: string, signal: AbortSignal) => Promise<string | undefined>;
  readonly onFrame: (frame: Buffer) => void;
  readonly onStatus: (change: AriStatusChange) => void;
}

/**
 * Opens the event socket, and opens it again for as long as the client lives. There is never more than one socket, and
 * nothing of an ended socket reaches the client.
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
  /** The closing of the socket whose applications were given up. */
  #left: Promise<void> | undefined;

  constructor(options: EventConnectionOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options.reconnect);
  }

  get status(): AriStatus {
    return this.#status;
  }

  /** No socket is to be opened any more. */
  get #givenUp(): boolean {
    return this.#status === 'closed' || this.#status === 'replaced';
  }

  /** Says what is wrong with applications that can never be registered together; undefined when nothing is. */
  misfit(applications: readonly string[]): string | undefined {
    return tooManyNames(eventsAddress(this.#options.eventsUrl, applications, this.#options.subscribeAll));
  }

  /** Registers the applications and keeps them registered. Does nothing when it is already open or closed. */
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

  /** Stops registering an application that another program took, until `takeBack` or `standBy` names it again. */
  leave(application: string): void {
    this.#applications = this.#applications.filter((own) => own !== application);
  }

  /** Gives up the socket: another program took the last application. */
  replaced(application: string): void {
    if (this.#status === 'closed') return;
    this.#become('replaced', { reason: `another program registered ${application}` });
    void this.#drop();
  }

  /**
   * Waits until another process has ended that serves these applications, as before the first connect. They were the
   * last.
   */
  standBy(applications: readonly string[], reason: string): void {
    if (this.#status === 'closed') return;
    this.#applications = applications;
    this.#registered = false;
    this.#lostAt ??= Date.now();
    this.#left = this.#socket?.close(CLOSE_PATIENCE_MS);
    this.#socket = undefined;
    this.#occupied(reason);
  }

  /** Takes an application back from another program, by registering it once more. */
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
    if (this.#givenUp) return;
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
    const over = new AbortController();
    const current: EventSocket = new EventSocket(
      { url: eventsAddress(eventsUrl, this.#applications, subscribeAll), credentials, tls, ping, busy },
      {
        opened: () => void (this.#socket === current && this.#opened(current, over.signal)),
        frame: (frame) => this.#socket === current && this.#options.onFrame(frame),
        closed: (end) => {
          over.abort();
          if (this.#socket !== current) return;
          this.#socket = undefined;
          this.#ended(end);
        },
      },
    );
    this.#socket = current;
  }

  async #opened(socket: EventSocket, over: AbortSignal): Promise<void> {
    if (this.#givenUp) return;
    this.#registered = true;
    const gapMs = this.#lostAt === undefined ? undefined : Date.now() - this.#lostAt;
    const deaf = await this.#deafness(over);
    // A socket that is being closed still brings events, and with them the proof.
    if (this.#socket !== socket || over.aborted || this.#givenUp) return;
    if (deaf !== undefined) {
      socket.terminate(deaf);
      return;
    }
    this.#backOff.reset();
    this.#lostAt = undefined;
    this.#become('connected', { gapMs, lagMs: this.#lagMs });
    this.#lagMs = undefined;
  }

  async #deafness(over: AbortSignal): Promise<string | undefined> {
    const { deafness } = this.#options;
    if (deafness === undefined) return undefined;
    const asked = this.#applications;
    const found = await Promise.all(asked.map((application) => deafness(application, over)));
    // One that another program took meanwhile has been left.
    return found.find((reason, place) => reason !== undefined && this.#applications.includes(asked[place] ?? ''));
  }

  #ended(end: EventSocketEnd): void {
    const why = this.#why(end);
    if (this.#givenUp) return;
    const refused = end.refused === 401 || end.refused === 403;
    if (this.#status === 'connected') this.#lostAt = Date.now();
    if (refused) this.#become('unauthorized', why);
    else this.#become(this.#lostAt === undefined ? 'connecting' : 'reconnecting', why);
    // Without applications: another part finds out who has taken the last one.
    if (this.#applications.length === 0) return;
    this.#retry = setTimeout(() => this.#attempt(), refused ? between(UNAUTHORIZED_WAIT_MS) : this.#backOff.next());
  }

  /** Describes why a socket ended. A lag that may be the cause is kept for the next `connected`. */
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
