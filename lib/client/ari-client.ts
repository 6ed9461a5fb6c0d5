import { setTimeout as after } from 'node:timers/promises';
import type { AxiosInstance } from 'axios';
import type { Observable } from 'rxjs';
import { type AriClientError, ClientReports } from './reports/index.js';
import {
  type AriConnectOptions,
  type AriClientOptions,
  type ClientSettings,
  clientSettings,
  connectSettings,
} from './options/index.js';
import { Ari, type ListenOptions } from './ari/index.js';
import { ClientContext } from './context/index.js';
import { type AriConnectionState, ConnectionRecord } from './status/index.js';
import { clientOwnershipCheck, TakenApplications } from './ownership/index.js';
import { CommandsOverWebSocket } from './command-socket/index.js';
import { EventConnection, untilConnected, type AriStatus, type AriStatusChange } from './connection/index.js';
import { FrameRouter, type EventCounts, type ListenerError } from './dispatch/index.js';
import { type EventListener, EventSubscription } from './events/index.js';
import type { Channel } from './entities/index.js';
import { AriConfigurationException } from './exceptions/index.js';
import { type ObjectIds, type Repository, type RepositoryClass } from './repository/index.js';
import type { AriResync } from './resync/index.js';
import { EventProof, OnConnect } from './on-connect/index.js';
import { HttpTransport, type TransportRequest, type TransportResponse } from './transport/index.js';

/**
 * Connects to one Asterisk server: its commands as repositories, its events as listeners. Needs no Nest. Making one opens
 * nothing; `connect()` opens the event socket, and `close()` ends everything that the client holds.
 * @publicApi
 */
export class AriClient extends Ari {
  override readonly name: string;
  override readonly errors: Observable<AriClientError>;
  override readonly statusChanges: Observable<AriStatusChange>;
  override readonly resyncs: Observable<AriResync>;

  readonly #settings: ClientSettings;
  readonly #transport: HttpTransport;
  readonly #commands: CommandsOverWebSocket | undefined;
  readonly #context: ClientContext;
  readonly #connection: EventConnection;
  readonly #onConnect: OnConnect;
  readonly #proof: EventProof;
  readonly #record: ConnectionRecord;
  readonly #reports: ClientReports;
  readonly #taken: TakenApplications;
  #apps: readonly string[];

  /** @throws {AriConfigurationException} naming the option that is wrong. */
  constructor(options: AriClientOptions) {
    super();
    const settings = clientSettings(options);
    const connection = settings.name;
    this.#settings = settings;
    this.#apps = settings.applications;
    this.name = connection;
    this.#reports = new ClientReports(settings);
    this.errors = this.#reports.errors.asObservable();
    this.statusChanges = this.#reports.statusChanges.asObservable();
    this.resyncs = this.#reports.resyncs.asObservable();
    this.#record = new ConnectionRecord((lagMs) => this.#reports.lagged(lagMs, false));
    this.#transport = new HttpTransport({ connection, ...settings });
    if (settings.transport === 'websocket') this.#commands = this.#overWebSocket();
    this.#context = new ClientContext(settings, this.#commands ?? this.#transport, {
      failed: (failure) => this.#reports.report({ kind: 'listener', ...failure }),
      malformed: (error) => this.#reports.report({ kind: 'malformed', connection, error }),
    });
    this.#context.lives.applications = () => this.#apps;
    const ownership = clientOwnershipCheck(settings, this.#transport, this.#context, (application) =>
      this.#reports.report({ kind: 'occupied', connection, application }),
    );
    this.#onConnect = new OnConnect(
      this.#context,
      { ...settings, mark: ownership?.mark, needed: settings.checkEvents ? ['ChannelUserevent'] : [] },
      {
        report: (error) => this.#reports.report(error),
        resync: (resync) => this.#reports.resyncs.next(resync),
        lagMs: () => this.#record.change.lagMs,
        connected: () => this.#record.change.status === 'connected',
        say: (line) => this.#reports.log.say(line),
      },
    );
    const quiet = { failed: () => {}, malformed: () => {} };
    this.#proof = new EventProof(new ClientContext(settings, this.#transport, quiet, this.#context));
    // Answers of commands first, then questions of ownership and proofs; what is left is an event.
    const router = new FrameRouter(
      [...(this.#commands?.frames ?? []), ...this.#onConnect.filter.frames, ...this.#proof.frames],
      (frame, type) => this.#context.dispatcher.frame(frame, type),
    );
    this.#connection = new EventConnection({
      ...settings,
      eventsUrl: settings.address.eventsUrl,
      lag: this.#record.lag,
      // No event is to wait while something is loaded.
      refusal: (apps, signal) => this.#transport.prepare().then(() => ownership?.refusal(apps, signal)),
      busy: () => settings.websocket.socket === 'events' && this.#commands?.busy === true,
      ...(settings.checkEvents && { deafness: (app, over) => this.#proof.deafness(app, over) }),
      onFrame: (frame) => router.frame(frame),
      onStatus: (change) => this.#onStatus(change),
    });
    this.#taken = new TakenApplications({
      settings,
      connection: this.#connection,
      filter: this.#onConnect.filter,
      lives: this.#context.lives,
      ownership,
      report: (error) => this.#reports.report(error),
      apps: () => this.#apps,
      keep: (apps) => (this.#apps = apps),
    });
    this.on('ApplicationReplaced', ({ application }) => this.#taken.replaced(application));
    this.#reports.log.access(settings);
  }

  /** The axios instance that commands pass: put interceptors on it. It never holds the credentials. */
  get http(): AxiosInstance {
    return this.#transport.http;
  }

  override get status(): AriStatus {
    return this.#connection.status;
  }

  override get state(): AriConnectionState {
    const { name, apps, counts: events } = this;
    const { inFlight, dispatcher } = this.#context;
    return this.#record.state({ name, apps, events, inFlight: inFlight.count, lastEventAt: dispatcher.lastFrameAt });
  }

  /** Stasis applications whose events this client gets. */
  override get apps(): readonly string[] {
    return this.#apps;
  }

  override get counts(): EventCounts {
    return this.#context.dispatcher.counts;
  }

  override get ids(): ObjectIds {
    return this.#context.ids;
  }

  override repository<R extends Repository>(type: RepositoryClass<R>): R {
    return this.#context.repository(type);
  }

  /**
   * Opens the event socket, and opens it again whenever it is lost, for as long as the client lives. Resolves when it
   * is open for the first time. While Asterisk is away it waits, and `status` and the log say why.
   *
   * @param apps - Stasis applications; default: the option `apps`.
   * @throws {AriConfigurationException} there is no application, or `events` is false.
   * @throws {AriUnsupportedTransportException} commands must travel over a WebSocket, and this Asterisk is too old for
   *   that.
   */
  override async connect(options: AriConnectOptions = {}): Promise<void> {
    const { apps, signal } = connectSettings(this.name, options);
    this.#open(apps);
    this.#commands?.open();
    await untilConnected(this, this.name, signal);
    await this.#inForce(signal);
    await this.#commands?.ready(signal);
  }

  /**
   * Whether the events of an application come to this client: sends one to the application itself, by way of Asterisk,
   * and waits for it. No listener gets it.
   *
   * @param timeout - how long it may take, in milliseconds. Default 1,000.
   * @throws {AriNotFoundException} Asterisk knows no such application.
   * @throws {AriForbiddenException} the user may only read.
   */
  async hears(application: string, timeout = 1_000): Promise<boolean> {
    await this.#onConnect.filter.widen('ChannelUserevent');
    return this.#proof.heard(application, timeout);
  }

  override report(failure: Omit<ListenerError, 'connection'>): void {
    this.#reports.report({ kind: 'listener', connection: this.name, ...failure });
  }

  override idle(): Promise<void> {
    return this.#context.dispatcher.invocations.idle();
  }

  override async close(farewell?: (unheard: readonly Channel[]) => Promise<unknown>): Promise<void> {
    this.#taken.end();
    await this.#onConnect.end(this.#apps);
    await this.#connection.close();
    await this.#onConnect.leave(farewell);
    this.#context.dispatcher.objects.close();
    await this.#context.transport.close();
    this.#reports.end();
  }

  override toJSON(): object {
    return { name: this.name, url: this.#settings.address.origin, status: this.status, apps: this.apps };
  }

  protected override send(request: TransportRequest): Promise<TransportResponse> {
    return this.#context.transport.send(request);
  }

  protected override hear(name: string, listener: EventListener, options?: ListenOptions): EventSubscription {
    const end = this.#context.dispatcher.listen(name, listener, options?.application);
    return new EventSubscription(end, this.#onConnect.filter.widen(name));
  }

  /** Waits for filters and subscriptions, at most for as long as a command may take: an Asterisk that hangs is reported. */
  async #inForce(signal: AbortSignal | undefined): Promise<void> {
    const over = new AbortController();
    const ends = AbortSignal.any([over.signal, ...(signal === undefined ? [] : [signal])]);
    const late = after(this.#settings.timeout, undefined, { signal: ends, ref: false }).catch(() => {});
    await Promise.race([this.#onConnect.standing, late]);
    over.abort();
  }

  #open(apps: readonly string[] | undefined): void {
    const refuse = (field: string, expected: string): never => {
      throw new AriConfigurationException(this.name, field, expected);
    };
    if (!this.#settings.events) refuse('events', 'is false: this client opens no event socket');
    if (this.status !== 'idle') return;
    if (apps !== undefined) this.#apps = apps;
    if (this.#apps.length === 0) refuse('apps', 'must name at least one Stasis application');
    const wrong = this.#connection.misfit(this.#apps);
    if (wrong !== undefined) refuse('apps', wrong);
    this.#connection.open(this.#apps);
  }

  #overWebSocket(): CommandsOverWebSocket {
    const { address } = this.#settings;
    return new CommandsOverWebSocket(this.#settings, this.#transport, {
      status: (change) => this.#reports.log.commands(change, address.origin),
      tooOld: (error) => this.#reports.report({ kind: 'transport', connection: this.name, error }),
    });
  }

  #onStatus(change: AriStatusChange): void {
    this.#reports.log.status(change, this.#settings.address.origin);
    this.#commands?.onEventSocket(change, this.#connection);
    this.#record.changed(change);
    this.#context.lives.hearing = change.status === 'connected';
    this.#reports.statusChanges.next(change);
    if (change.status === 'connected') void this.#onConnect.run(this.#apps, change.gapMs);
    else if (change.lagMs !== undefined) this.#reports.lagged(change.lagMs, true);
  }
}
