import { inspect } from 'node:util';
import type { Observable } from 'rxjs';
import { type ListenOptions, type AriRequest, AriCalls, roughRequest } from '../ari/index.js';
import type { AriClientError } from '../reports/index.js';
import { type AriConnectionState, ConnectionRecord } from '../status/index.js';
import type { AriConnectOptions } from '../options/index.js';
import { untilConnected, type AriStatus, type AriStatusChange } from '../connection/index.js';
import { type EventListener, EventSubscription } from '../events/index.js';
import type { ListenerError } from '../dispatch/index.js';
import type { Channel } from '../entities/index.js';
import type { AriResync } from '../resync/index.js';
import { succeeded, type ObjectIds, type Repository, type RepositoryClass } from '../repository/index.js';
import type { AriServerOptions } from './ari-server-options.js';
import { Asterisks } from './asterisks.js';
import type { CallingAsterisk, CallingAsteriskOwner } from './calling-asterisk.js';
import type { StasisStart } from '../generated/index.js';
import type { ConnectedAsterisk, ServerEventCounts } from './connected-asterisk.js';
import { SocketAcceptor } from './socket-acceptor.js';
import { ServerContext } from './server-context.js';
import { ServerReports } from './server-reports.js';
import { serverSettings, type ServerSettings } from './server-settings.js';
import { StandingListeners } from './standing-listeners.js';

/**
 * The other way round: Asterisk calls us. Takes the WebSockets that Asterisk servers open by `websocket_client.conf`,
 * persistent or one for each call, and is used like an `AriClient`: listeners hear all of them, objects act through the
 * socket that they came over, and a command given in a listener goes to the Asterisk whose event it was given. Elsewhere
 * it goes to the only one; where there are several, give it to one of `asterisks`.
 *
 * Needs Asterisk 20.14, 21.9 or 22.4. Making one opens nothing; `listen()` does, and `close()` ends everything.
 */
export class AriServer extends AriCalls {
  /** Name of the connection, as exceptions and logs tell it. */
  readonly name: string;
  /** What went wrong without a caller to throw it at: failed listeners, malformed frames. */
  readonly errors: Observable<AriClientError>;
  /** Every change of `status`. */
  readonly statusChanges: Observable<AriStatusChange>;
  /** After a socket came back, and when calls are found that nobody owns: what was missed. */
  readonly resyncs: Observable<AriResync>;
  /**
   * Calls that came while a socket was away and were gone when it was back: the `StasisStart` of each, which no handler
   * is given. Who called is known, so somebody may call back.
   */
  readonly missedCalls: Observable<StasisStart>;

  readonly #settings: ServerSettings;
  readonly #reports: ServerReports;
  readonly #asterisks: Asterisks;
  readonly #context: ServerContext;
  readonly #acceptor: SocketAcceptor;
  readonly #listeners = new StandingListeners();
  readonly #record = new ConnectionRecord((lagMs) => this.#reports.lagged(lagMs, false));
  #opening: Promise<void> | undefined;

  /** @throws {AriConfigurationException} naming the option that is wrong. */
  constructor(options: AriServerOptions) {
    super();
    const settings = serverSettings(options);
    this.#settings = settings;
    this.name = settings.name;
    const reports = new ServerReports(settings);
    this.#reports = reports;
    this.errors = reports.errors.asObservable();
    this.statusChanges = reports.statusChanges.asObservable();
    this.resyncs = reports.resyncs.asObservable();
    this.missedCalls = reports.missedCalls.asObservable();
    const came = (asterisk: CallingAsterisk): void => this.#listeners.begin(asterisk);
    this.#asterisks = new Asterisks(settings, this.#owner(), came, this.#record.lag);
    this.#context = new ServerContext(settings, (operation) => this.#asterisks.current(operation));
    this.#acceptor = new SocketAcceptor(settings, {
      accepted: (socket, address) => this.#asterisks.take(socket, address),
      refused: (refusal, address) => reports.refused(refusal, address),
    });
  }

  /**
   * Where this server stands: `connecting` – it listens, and no Asterisk is there (one with a socket for each call is
   * there only while it has calls); `connected` – at least one is; `reconnecting` – sockets are lost and may come back,
   * and no other is open; `idle` and `closed`.
   */
  get status(): AriStatus {
    return this.#record.change.status;
  }

  /** How this connection is now: status, commands under way, lag of the event loop, events of every Asterisk. */
  get state(): AriConnectionState {
    const { name, apps, counts: events } = this;
    return this.#record.state({ name, apps, events, ...this.#asterisks.present });
  }

  /** Every Asterisk that has called and not gone for good. */
  get asterisks(): readonly ConnectedAsterisk[] {
    return this.#asterisks.list();
  }

  /** Stasis applications that are registered, as they are configured: those of single calls without their call. */
  override get apps(): readonly string[] {
    return [...new Set(this.asterisks.flatMap(({ apps }) => apps))];
  }

  /** The port that is listened on; undefined before `listen()` has resolved. */
  get port(): number | undefined {
    return this.#acceptor.port;
  }

  /** How many events came, and what became of them. */
  get counts(): ServerEventCounts {
    const counts = { received: 0, unheard: 0, malformed: 0, missedCalls: 0 };
    for (const { counts: more } of this.asterisks) {
      counts.received += more.received;
      counts.unheard += more.unheard;
      counts.malformed += more.malformed;
      counts.missedCalls += more.missedCalls;
    }
    return counts;
  }

  /** Chooses ids as this server does, and tells from an id what it made. */
  get ids(): ObjectIds {
    return this.#context.ids;
  }

  override repository<R extends Repository>(type: RepositoryClass<R>): R {
    return this.#context.repository(type);
  }

  /** Carries out an operation that the repositories do not know; see `AriClient.request`. */
  async request(request: AriRequest): Promise<unknown> {
    const outgoing = roughRequest(request, this.name);
    return succeeded(await this.#context.transport.send(outgoing), outgoing, this.name);
  }

  /**
   * Lets Asterisk servers in from now on. Doing it again does nothing.
   *
   * @throws {Error} Node's own, when the port cannot be had.
   */
  async listen(): Promise<void> {
    if (this.status === 'closed') return;
    this.#opening ??= this.#open();
    await this.#opening;
  }

  /** Listens, and resolves when an Asterisk is there. Which applications it brings is told by its configuration. */
  async connect({ signal }: Pick<AriConnectOptions, 'signal'> = {}): Promise<void> {
    await this.listen();
    await untilConnected(this, this.name, signal);
  }

  /** Resolves when every listener that is at work has ended. */
  async idle(): Promise<void> {
    await Promise.all(this.#asterisks.list().map((asterisk) => asterisk.idle()));
  }

  /** Puts a failure that has no caller to throw it at into `errors` and the log, like that of a listener. */
  report(failure: Omit<ListenerError, 'connection'>): void {
    this.#reports.report({ kind: 'listener', connection: this.name, ...failure });
  }

  /**
   * Lets nobody in any more, closes every socket with 1000, ends all commands that are under way and every wait. A
   * server that was given is left open: it is its owner's.
   *
   * @param farewell - what is still to be commanded before the sockets close; commands end after it. Until then every
   *   call is told by its event: the list of those that are not, as `AriClient.close` gives it, is empty.
   */
  async close(farewell?: (unheard: readonly Channel[]) => Promise<unknown>): Promise<void> {
    const refusing = this.#acceptor.close();
    await farewell?.([]);
    this.#become('closed');
    await Promise.all([refusing, this.#asterisks.close()]);
    this.#reports.end();
  }

  /** What a log or a debugger shows: nothing of the machinery, no credentials. */
  toJSON(): object {
    const { path } = this.#settings;
    return { name: this.name, path, port: this.port, status: this.status, asterisks: this.asterisks };
  }

  [inspect.custom](): string {
    return `AriServer ${inspect(this.toJSON())}`;
  }

  protected override hear(name: string, listener: EventListener, options?: ListenOptions): EventSubscription {
    const end = this.#listeners.add(this.#asterisks.list(), name, listener, options?.application);
    return new EventSubscription(end, this.#widen(name));
  }

  async #widen(name: string): Promise<void> {
    await Promise.all(this.#asterisks.list().map((asterisk) => asterisk.widen(name)));
  }

  async #open(): Promise<void> {
    try {
      await this.#acceptor.open();
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
    if (this.status === 'idle') this.#become('connecting');
    const { path } = this.#settings;
    this.#reports.listening(path, this.port);
  }

  #owner(): CallingAsteriskOwner {
    const reports = this.#reports;
    return {
      report: (error) => reports.report(error),
      resync: (resync) => reports.resyncs.next(resync),
      registered: (asterisk, application) => {
        reports.registered(asterisk, application);
        this.#changed();
      },
      lost: (asterisk, application, reason) => {
        reports.lost(asterisk, application, reason);
        this.#changed(reason);
      },
      missed: (asterisk, calls) => reports.missed(asterisk, calls),
      gone: (asterisk) => {
        this.#listeners.end(asterisk);
        this.#changed();
      },
    };
  }

  #changed(reason?: string): void {
    if (this.asterisks.some(({ open }) => open)) this.#become('connected');
    else this.#become(this.asterisks.length > 0 ? 'reconnecting' : 'connecting', reason);
  }

  #become(status: AriStatus, reason?: string): void {
    const previous = this.status;
    if (previous === status || previous === 'closed') return;
    const change = { status, previous, reason };
    this.#record.changed(change);
    this.#reports.statusChanges.next(change);
  }
}
