import { Dispatcher, type DispatcherOptions } from '../dispatch/index.js';
import type { ObjectEvents } from '../events/index.js';
import { ChannelLives, DomainObjects, followMade, untilEntered, type EntityContext } from '../entities/index.js';
import {
  ObjectIds,
  ServerRelease,
  type EntityFactory,
  type RepositoryClass,
  type RequestOptions,
} from '../repository/index.js';
import type { StasisStart } from '../generated/index.js';
import type { ClientSettings } from '../options/index.js';
import { CommandsInFlight, type Transport } from '../transport/index.js';

/** The settings that repositories and domain objects use. */
export type ContextSettings = Pick<ClientSettings, 'name' | 'patience' | 'idPrefix' | 'exactCause' | 'events'> &
  Partial<Pick<ClientSettings, 'address' | 'tls'>> & {
    /** Chooses the ids for several contexts of one client. */
    readonly ids?: ObjectIds;
  };

/** Joins what the repositories and domain objects of one client use: transport, ids, listeners, live channels. */
export class ClientContext implements EntityContext {
  readonly connection: string;
  readonly patience: number;
  readonly exactCause: boolean;
  readonly transport: Transport;
  readonly inFlight: CommandsInFlight;
  readonly release: ServerRelease;
  readonly ids: ObjectIds;
  readonly entities: EntityFactory;
  readonly dispatcher: Dispatcher;
  readonly lives: ChannelLives;
  readonly http: EntityContext['http'];
  /** Called with every command, its path parameters and its options. */
  follow: NonNullable<EntityContext['sent']> | undefined;
  readonly #shared: ClientContext | undefined;
  readonly #repositories = new Map<RepositoryClass, object>();

  constructor(
    settings: ContextSettings,
    transport: Transport,
    reports: Pick<DispatcherOptions, 'failed' | 'malformed'>,
    /**
     * Another context of the same Asterisk: events, live channels and ids are shared, only commands travel another way.
     */
    shared?: ClientContext,
  ) {
    this.#shared = shared;
    const { address, tls } = settings;
    this.http = address === undefined ? undefined : { address, tls };
    this.connection = settings.name;
    this.patience = settings.patience;
    this.exactCause = settings.exactCause;
    this.release = shared?.release ?? new ServerRelease();
    this.inFlight = shared?.inFlight ?? new CommandsInFlight();
    this.ids = shared?.ids ?? settings.ids ?? new ObjectIds(settings.idPrefix);
    this.transport = this.inFlight.of(transport, { connection: settings.name, client: this.ids.instance });
    this.entities = new DomainObjects((type) => this.repository(type));
    if (shared !== undefined) {
      this.dispatcher = shared.dispatcher;
      this.lives = shared.lives;
      return;
    }
    this.dispatcher = new Dispatcher({
      connection: settings.name,
      entities: this.entities,
      hearing: settings.events,
      ...reports,
    });
    this.lives = new ChannelLives(this);
    // The digits of a caller are kept from the first moment on.
    this.dispatcher.listen('StasisStart', (event) => this.lives.entered(event as StasisStart));
  }

  get events(): ObjectEvents {
    return this.dispatcher.objects;
  }

  sent(...command: Parameters<NonNullable<EntityContext['sent']>>): void {
    followMade(this, ...command);
    (this.#shared ?? this).follow?.(...command);
  }

  ready(
    operation: string,
    path: readonly string[],
    options: object | undefined,
    request: RequestOptions | undefined,
  ): Promise<void> | undefined {
    return untilEntered(this, operation, path, options, request);
  }

  repository<R extends object>(type: RepositoryClass<R>): R {
    const known = this.#repositories.get(type);
    if (known !== undefined) return known as R;
    const repository = new type(this);
    this.#repositories.set(type, repository);
    return repository;
  }
}
