import type { AriClientError } from '../reports/index.js';
import { type ListenOptions, type AriRequest, roughRequest } from '../ari/index.js';
import { ClientContext } from '../context/index.js';
import type { DispatcherOptions } from '../dispatch/index.js';
import { type EventListener, type Unlisten, EventSubscription } from '../events/index.js';
import type { StasisEnd, StasisStart } from '../generated/index.js';
import type { AriResync } from '../resync/index.js';
import type { AccessSettings } from '../options/index.js';
import { OnConnect } from '../on-connect/index.js';
import { answered, type ObjectIds, type Repository, type RepositoryClass } from '../repository/index.js';
import { HttpTransport, type Transport } from '../transport/index.js';
import type { AsteriskIdentity } from './ari-server-options.js';
import { untilBooted } from './until-booted.js';
import { ConnectedAsterisk, type ServerEventCounts } from './connected-asterisk.js';
import { Registration } from './registration.js';
import { noWay, RegistrationsTransport } from './registrations-transport.js';
import type { ServerSettings } from './server-settings.js';

/** Receives what happens to an Asterisk that has opened a socket. */
export interface CallingAsteriskOwner {
  /** Ids of everything that the server makes, whichever Asterisk makes it. */
  readonly ids: ObjectIds;
  readonly report: (error: AriClientError) => void;
  readonly resync: (resync: AriResync) => void;
  /** Files will be fetched there. */
  readonly reached: (access: AccessSettings) => void;
  readonly registered: (asterisk: CallingAsterisk, application: string) => void;
  readonly lost: (asterisk: CallingAsterisk, application: string, reason: string) => void;
  /** Called with the calls that came and ended while a socket was away. */
  readonly missed: (asterisk: CallingAsterisk, calls: readonly StasisStart[]) => void;
  /** Called when its last registration has ended. */
  readonly gone: (asterisk: CallingAsterisk) => void;
}

/** Joins the sockets of one Asterisk with its events, commands and settings. */
export class CallingAsterisk extends ConnectedAsterisk {
  readonly #settings: ServerSettings;
  readonly #owner: CallingAsteriskOwner;
  readonly #context: ClientContext;
  readonly #files: Transport | undefined;
  readonly #registrations = new Map<string, Registration>();
  readonly #onConnect: OnConnect;
  readonly #closed = new AbortController();
  #missedCalls = 0;

  constructor(identity: AsteriskIdentity, settings: ServerSettings, owner: CallingAsteriskOwner) {
    super(identity);
    this.#settings = settings;
    this.#owner = owner;
    this.#files = filesOf(identity, settings, owner);
    this.#context = this.#newContext(new RegistrationsTransport((operation) => this.#way(operation)));
    this.#context.lives.applications = () => this.apps;
    this.#onConnect = new OnConnect(this.#context, settings, {
      report: owner.report,
      resync: owner.resync,
      connected: () => this.open,
    });
    this.on('StasisStart', (event) => this.#onEntered(event));
    this.on('StasisEnd', (event) => this.#onLeft(event));
  }

  override get apps(): readonly string[] {
    return [...new Set([...this.#registrations.keys()].map((application) => application.replace(/:.*/s, '')))];
  }

  override get open(): boolean {
    return this.#list().some((registration) => registration.open);
  }

  override get counts(): ServerEventCounts {
    return { ...this.#context.dispatcher.counts, missedCalls: this.#missedCalls };
  }

  override repository<R extends Repository>(type: RepositoryClass<R>): R {
    return this.#context.repository(type);
  }

  override async request(request: AriRequest): Promise<unknown> {
    const outgoing = roughRequest(request, this.#settings.name);
    return answered(await this.#context.transport.send(outgoing), outgoing, this.#settings.name);
  }

  /** The context of its objects, independent of a socket. */
  get context(): ClientContext {
    return this.#context;
  }

  /** Finds the registration of an application, or makes it. */
  registrationOf(application: string): Registration {
    const known = this.#registrations.get(application);
    if (known !== undefined) return known;
    const registration = new Registration(application, this.#settings, {
      files: this.#files,
      context: (transport) => this.#newContext(transport, this.#context),
      registered: (named, registered) => this.#onRegistered(named, registered),
      lost: ({ applications, channels, perCall }, reason) => {
        this.#context.lives.away(perCall ? channels : undefined);
        this.#owner.lost(this, [...applications].join(', '), reason);
      },
      missed: (calls) => {
        this.#missedCalls += calls.length;
        this.#owner.missed(this, calls);
      },
      ended: (ended) => this.#onEnded(ended),
    });
    this.#registrations.set(application, registration);
    return registration;
  }

  /** Adds a listener without a subscription object. */
  follow(name: string, listener: EventListener, application?: string): Unlisten {
    return this.#context.dispatcher.listen(name, listener, application);
  }

  /** Adds an event name to the filters; resolves when Asterisk sends such events. */
  async widen(name: string): Promise<void> {
    await this.#onConnect.filter.widen(name);
  }

  /** Resolves when no listener is running. */
  idle(): Promise<void> {
    return this.#context.dispatcher.invocations.idle();
  }

  /**
   * Closes its sockets and ends every wait. Only when no socket is accepted any more: Asterisk would come back at once.
   */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#onConnect.end(this.#persistent(({ open }) => open));
    await Promise.all(this.#list().map((registration) => registration.close()));
    this.#context.dispatcher.objects.close();
    await this.#files?.close();
  }

  protected override hear(name: string, listener: EventListener, options?: ListenOptions): EventSubscription {
    const end = this.#context.dispatcher.listen(name, listener, options?.application);
    return new EventSubscription(end, this.widen(name));
  }

  #list(): Registration[] {
    return [...new Set(this.#registrations.values())];
  }

  /** Chooses the socket of a command: a persistent one before a per-call socket, which ends with its call. */
  #way(operation: string): Transport {
    const registrations = this.#list().sort((one, other) => Number(one.perCall) - Number(other.perCall));
    const way = registrations.find(({ open }) => open) ?? registrations[0];
    if (way === undefined) throw noWay(operation, this.#settings.name, `Asterisk ${this.id} is no longer connected.`);
    return way.transport;
  }

  #newContext(transport: Transport, shared?: ClientContext): ClientContext {
    const connection = this.#settings.name;
    const report: Pick<DispatcherOptions, 'failed' | 'malformed'> = {
      failed: (failure) => this.#owner.report({ kind: 'listener', ...failure }),
      malformed: (error) => this.#owner.report({ kind: 'malformed', connection, error }),
    };
    return new ClientContext({ ...this.#settings, ids: this.#owner.ids }, transport, report, shared);
  }

  #onRegistered(registration: Registration, application: string): void {
    this.#registrations.set(application, registration);
    if (!registration.perCall) {
      void this.#renew(registration, application);
      return;
    }
    this.#owner.registered(this, application);
    if (registration.takeGap() === undefined) return;
    // Its filter and subscriptions are still in force: Asterisk keeps an application as long as its call is in it.
    for (const id of registration.channels) this.#context.lives.known(id)?.ask();
  }

  /**
   * Does the work after a connect, as a client does: filter and subscriptions may be forgotten, calls may have ended or
   * come without an event.
   */
  async #renew(registration: Registration, application: string): Promise<void> {
    if (!(await untilBooted(registration, this.#closed.signal))) return;
    this.#owner.registered(this, application);
    await this.#onConnect.run(this.#persistent(), registration.takeGap(), [...this.#registrations.keys()]);
  }

  #persistent(meant: (registration: Registration) => boolean = () => true): string[] {
    const persistent = [...this.#registrations].filter(
      ([, registration]) => !registration.perCall && meant(registration),
    );
    return persistent.map(([application]) => application);
  }

  #onEntered({ application, channel }: StasisStart): void {
    this.#registrations.get(application)?.channels.add(channel.id);
  }

  #onLeft({ application, channel }: StasisEnd): void {
    this.#registrations.get(application)?.channels.delete(channel.id);
  }

  #onEnded(registration: Registration): void {
    for (const application of registration.applications) {
      this.#registrations.delete(application);
    }
    if (this.#registrations.size > 0) return;
    this.#owner.gone(this);
    void this.close();
  }
}

/**
 * Makes the transport for files. Without a correct address such commands are refused; the socket works all the same.
 */
function filesOf(
  identity: AsteriskIdentity,
  settings: ServerSettings,
  owner: CallingAsteriskOwner,
): Transport | undefined {
  const connection = settings.name;
  try {
    const access = settings.http(identity);
    if (access === undefined) return undefined;
    owner.reached(access);
    return new HttpTransport({ connection, ...access, timeout: settings.timeout, sockets: 4 });
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause), { cause });
    owner.report({ kind: 'transport', connection, error });
    return undefined;
  }
}
