import type { Observable } from 'rxjs';
import { Ari, type ListenOptions } from '../ari/index.js';
import type { AriClientError } from '../reports/index.js';
import { type AriConnectionState, ConnectionRecord } from '../status/index.js';
import type { AriConnectOptions } from '../options/index.js';
import { untilConnected, type AriStatus, type AriStatusChange } from '../connection/index.js';
import { type EventListener, EventSubscription } from '../events/index.js';
import type { ListenerError } from '../dispatch/index.js';
import type { Channel } from '../entities/index.js';
import type { AriResync } from '../resync/index.js';
import { ObjectIds, type Repository, type RepositoryClass } from '../repository/index.js';
import type { AriServerOptions } from './ari-server-options.js';
import { Asterisks } from './asterisks.js';
import type { CallingAsterisk, CallingAsteriskOwner } from './calling-asterisk.js';
import type { StasisStart } from '../generated/index.js';
import type { ConnectedAsterisk, ServerEventCounts } from './connected-asterisk.js';
import { SocketAcceptor } from './socket-acceptor.js';
import type { TransportRequest, TransportResponse } from '../transport/index.js';
import { ServerContext } from './server-context.js';
import { ServerReports } from './server-reports.js';
import { serverSettings, type ServerSettings } from './server-settings.js';
import { StandingListeners } from './standing-listeners.js';

/**
 * Takes the WebSockets that Asterisk servers open by `websocket_client.conf`,
 * persistent or one for each call, and is used like an `AriClient`: listeners hear all of them, objects act through the
 * socket that they came over, and a command given in a listener goes to the Asterisk whose event it was given. Elsewhere
 * it goes to the only one; where there are several, give it to one of `asterisks`.
 *
 * Needs Asterisk 20.14, 21.9 or 22.4. Making one opens nothing; `listen()` does, and `close()` ends everything.
 * @publicApi
 */
export class AriServer extends Ari {
  override readonly name: string;
  override readonly errors: Observable<AriClientError>;
  override readonly statusChanges: Observable<AriStatusChange>;
  override readonly resyncs: Observable<AriResync>;
  /**
   * Calls that came while a socket was away and had ended when it was back: the `StasisStart` of each, which no handler
   * gets. The caller is known, so your application can call back.
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
    const ids = new ObjectIds(settings.idPrefix);
    this.#asterisks = new Asterisks(settings, this.#owner(ids), came, this.#record.lag);
    this.#context = new ServerContext(settings, ids, (operation) => this.#asterisks.current(operation));
    this.#acceptor = new SocketAcceptor(settings, {
      accepted: (socket, address) => this.#asterisks.take(socket, address),
      refused: (refusal, address) => reports.refused(refusal, address),
    });
  }

  /**
   * State of this server: `connecting` – it listens, and no Asterisk has opened a socket (with `per_call_config` one is
   * open only during calls); `connected` – at least one is open; `reconnecting` – sockets are lost and may come back,
   * and no other is open; `idle` and `closed`.
   */
  override get status(): AriStatus {
    return this.#record.change.status;
  }

  override get state(): AriConnectionState {
    const { name, apps, counts: events } = this;
    return this.#record.state({ name, apps, events, ...this.#asterisks.present });
  }

  /** Every Asterisk that has opened a socket and is not gone for good. */
  get asterisks(): readonly ConnectedAsterisk[] {
    return this.#asterisks.list();
  }

  /** Stasis applications that are registered, with their configured names: for per-call sockets without the channel. */
  override get apps(): readonly string[] {
    return [...new Set(this.asterisks.flatMap(({ apps }) => apps))];
  }

  /** The port that it listens on; undefined before `listen()` has resolved. */
  get port(): number | undefined {
    return this.#acceptor.port;
  }

  override get counts(): ServerEventCounts {
    const counts = { received: 0, unheard: 0, malformed: 0, missedCalls: 0 };
    for (const { counts: more } of this.asterisks) {
      counts.received += more.received;
      counts.unheard += more.unheard;
      counts.malformed += more.malformed;
      counts.missedCalls += more.missedCalls;
    }
    return counts;
  }

  override get ids(): ObjectIds {
    return this.#context.ids;
  }

  override repository<R extends Repository>(type: RepositoryClass<R>): R {
    return this.#context.repository(type);
  }

  /**
   * Accepts the sockets of Asterisk servers from now on. Calling it again does nothing.
   *
   * @throws {Error} of Node, when the port cannot be opened.
   */
  async listen(): Promise<void> {
    if (this.status === 'closed') return;
    this.#opening ??= this.#open();
    await this.#opening;
  }

  /**
   * Listens, and resolves when an Asterisk has opened a socket. The configuration of Asterisk names its applications.
   */
  override async connect({ signal }: Pick<AriConnectOptions, 'signal'> = {}): Promise<void> {
    await this.listen();
    await untilConnected(this, this.name, signal);
  }

  override async idle(): Promise<void> {
    await Promise.all(this.#asterisks.list().map((asterisk) => asterisk.idle()));
  }

  override report(failure: Omit<ListenerError, 'connection'>): void {
    this.#reports.report({ kind: 'listener', connection: this.name, ...failure });
  }

  /**
   * Accepts no more sockets, closes every socket with 1000, and ends all commands and waits. The HTTP server of the
   * option `server` stays open.
   *
   * @param farewell - sends the last commands before the sockets close; commands end after it. Until then every call
   *   has its event, so the list of channels without one, as `AriClient.close` gives it, is empty.
   */
  override async close(farewell?: (unheard: readonly Channel[]) => Promise<unknown>): Promise<void> {
    const refusing = this.#acceptor.close();
    await farewell?.([]);
    this.#become('closed');
    await Promise.all([refusing, this.#asterisks.close()]);
    this.#reports.end();
  }

  override toJSON(): object {
    const { path } = this.#settings;
    return { name: this.name, path, port: this.port, status: this.status, asterisks: this.asterisks };
  }

  protected override send(request: TransportRequest): Promise<TransportResponse> {
    return this.#context.transport.send(request);
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

  #owner(ids: ObjectIds): CallingAsteriskOwner {
    const reports = this.#reports;
    return {
      ids,
      report: (error) => reports.report(error),
      resync: (resync) => reports.resyncs.next(resync),
      reached: (access) => reports.log.access(access),
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
