import { Subject } from 'rxjs';
import type {
  AriClientError,
  AriConnectionState,
  AriConnectOptions,
  AriResync,
  AriStatus,
  AriStatusChange,
  EventCounts,
  ListenerError,
  ListenOptions,
  ObjectIds,
  Repository,
  RepositoryClass,
} from '../../client/index.js';
import { Ari, EventSubscription } from '../../client/index.js';
import { ClientContext, ConnectionRecord, nearestName, scanEventType } from '../../client/internal.js';
import type { FakeCommand } from './fake-command.js';
import { operationNamed, operationNames } from './operation-named.js';
import { RecordingTransport, type FakeAnswer } from './recording-transport.js';

/**
 * Options of a `FakeAri`.
 * @publicApi
 */
export interface FakeAriOptions {
  /** Name of the connection. Default `default`. */
  readonly name?: string;
  /** Stasis applications of this fake. Default `['fake']`. */
  readonly apps?: readonly string[];
  /** Milliseconds that a wait takes at most when it names no limit. Default 10,000. */
  readonly patience?: number;
}

/**
 * Takes the place of an `AriClient` or an `AriServer` in a unit test: real repositories, domain objects, waits and
 * listeners, but no Asterisk and no network. It records the commands, accepts those that no answer was set for, and
 * delivers the events that the test makes. It knows no telephony: nothing happens by itself. Use `AsteriskSimulator`
 * where calls shall behave like calls.
 * @publicApi
 */
export class FakeAri extends Ari {
  override readonly name: string;
  override readonly apps: readonly string[];
  readonly #errors = new Subject<AriClientError>();
  readonly #statusChanges = new Subject<AriStatusChange>();
  readonly #resyncs = new Subject<AriResync>();
  override readonly errors = this.#errors.asObservable();
  override readonly statusChanges = this.#statusChanges.asObservable();
  override readonly resyncs = this.#resyncs.asObservable();
  readonly #transport = new RecordingTransport();
  readonly #record = new ConnectionRecord(() => {});
  readonly #context: ClientContext;

  constructor({ name = 'default', apps = ['fake'], patience = 10_000 }: FakeAriOptions = {}) {
    super();
    this.name = name;
    this.apps = [...apps];
    const settings = { name, patience, idPrefix: 'fake', exactCause: false, events: true };
    this.#context = new ClientContext(settings, this.#transport, {
      failed: (failure) => this.report(failure),
      malformed: (error) => this.#errors.next({ kind: 'malformed', connection: name, error }),
    });
    this.#context.lives.applications = () => this.apps;
  }

  /** Every command so far, in the order in which they were given. */
  get commands(): readonly FakeCommand[] {
    return this.#transport.commands;
  }

  /**
   * Sets the answer to an operation from now on.
   *
   * @param operation - such as `channels.list`; `channels.playWithId` is another than `channels.play`, and what domain
   *   objects send are those with an id.
   * @param body - JSON of the answer, or a function that makes it from the command.
   */
  answer(operation: string, body: unknown): void {
    this.#answer(operation, (command) => ({
      status: 200,
      body: typeof body === 'function' ? (body as (command: FakeCommand) => unknown)(command) : body,
    }));
  }

  /** Refuses an operation from now on, as Asterisk would: with a status, which chooses the exception, and a message. */
  refuse(operation: string, status: number, message: string): void {
    this.#answer(operation, () => ({ status, body: { message } }));
  }

  /**
   * Delivers an event to everything that listens, before this returns. `application`, `timestamp` and `asterisk_id` are
   * filled in where they are missing; `channelFields` makes a whole channel.
   */
  deliver(event: { readonly type: string } & Readonly<Record<string, unknown>>): void {
    const timestamp = new Date().toISOString();
    const whole = { application: this.apps[0], timestamp, asterisk_id: '00:00:00:00:00:00', ...event };
    const frame = Buffer.from(JSON.stringify(whole));
    this.#context.dispatcher.frame(frame, scanEventType(frame));
  }

  /** Changes the status, as a cut socket or a wrong password would. */
  become(status: AriStatus, reason?: string): void {
    const change = { status, previous: this.status, ...(reason === undefined ? {} : { reason }) };
    this.#record.changed(change);
    this.#context.lives.hearing = status === 'connected';
    this.#statusChanges.next(change);
  }

  /** Tells that events were missed, to `resyncs`. */
  resync(resync: AriResync): void {
    this.#resyncs.next(resync);
  }

  override get status(): AriStatus {
    return this.#record.change.status;
  }

  override get state(): AriConnectionState {
    const { name, apps, counts: events } = this;
    const { inFlight, dispatcher } = this.#context;
    return this.#record.state({ name, apps, events, inFlight: inFlight.count, lastEventAt: dispatcher.lastFrameAt });
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

  override async connect(_options?: AriConnectOptions): Promise<void> {
    if (this.status === 'idle') this.become('connected');
  }

  override report(failure: Omit<ListenerError, 'connection'>): void {
    this.#errors.next({ kind: 'listener', connection: this.name, ...failure });
  }

  override idle(): Promise<void> {
    return this.#context.dispatcher.invocations.idle();
  }

  override async close(): Promise<void> {
    if (this.status === 'closed') return;
    this.become('closed');
    this.#context.dispatcher.objects.close();
    for (const subject of [this.#statusChanges, this.#resyncs, this.#errors]) subject.complete();
  }

  override toJSON(): object {
    return { name: this.name, status: this.status, apps: this.apps };
  }

  // The types of commands and listeners are private to the client: named here, they would be missing in the package.
  protected override send(request: never): Promise<never> {
    return this.#context.transport.send(request) as Promise<never>;
  }

  protected override hear(name: string, listener: never, options?: ListenOptions): EventSubscription {
    return new EventSubscription(this.#context.dispatcher.listen(name, listener, options?.application));
  }

  #answer(operation: string, answer: FakeAnswer): void {
    if (operationNamed(operation) === undefined) {
      const nearest = nearestName(operation, operationNames());
      const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
      throw new TypeError(`ARI has no operation "${operation}"${hint}`);
    }
    this.#transport.answers.set(operation, answer);
  }
}
