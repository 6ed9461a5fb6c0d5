import { Dispatcher, type DispatcherOptions, type ObjectEvents } from './dispatch/index.js';
import { ChannelLives, DomainObjects } from './entities/index.js';
import {
  ObjectIds,
  type EntityFactory,
  type Repository,
  type RepositoryClass,
  type RepositoryContext,
} from './runtime/index.js';
import type { StasisStart } from './generated/index.js';
import type { ClientSettings } from './client-settings.js';
import type { Transport } from './transport/index.js';

/** What the repositories and domain objects of one client stand on, put together. */
export class ClientContext implements RepositoryContext {
  readonly connection: string;
  readonly patience: number;
  readonly transport: Transport;
  readonly ids: ObjectIds;
  readonly entities: EntityFactory;
  readonly dispatcher: Dispatcher;
  readonly lives: ChannelLives;
  readonly #repositories = new Map<RepositoryClass, Repository>();

  constructor(
    settings: ClientSettings,
    transport: Transport,
    trouble: Pick<DispatcherOptions, 'failed' | 'malformed'>,
  ) {
    this.connection = settings.name;
    this.patience = settings.patience;
    this.transport = transport;
    this.ids = new ObjectIds(settings.idPrefix);
    this.entities = new DomainObjects((type) => this.repository(type));
    this.dispatcher = new Dispatcher({ connection: settings.name, entities: this.entities, ...trouble });
    this.lives = new ChannelLives(this);
    // A caller's digits are kept from the first moment on, whoever will ask for them.
    this.dispatcher.listen('StasisStart', (event) => this.lives.entered(event as StasisStart));
  }

  get events(): ObjectEvents {
    return this.dispatcher.objects;
  }

  repository<R extends Repository>(type: RepositoryClass<R>): R {
    const known = this.#repositories.get(type);
    if (known !== undefined) return known as R;
    const repository = new type(this);
    this.#repositories.set(type, repository);
    return repository;
  }
}
