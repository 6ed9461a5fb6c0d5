import type { ClientContext } from '../context/index.js';
import type { ObjectEvents } from '../events/index.js';
import type { ChannelLives, EntityContext } from '../entities/index.js';
import {
  ObjectIds,
  type EntityFactory,
  type RepositoryClass,
  type RepositoryContext,
  type ServerRelease,
} from '../repository/index.js';
import type { Transport } from '../transport/index.js';
import { RegistrationsTransport } from './registrations-transport.js';
import type { ServerSettings } from './server-settings.js';

/**
 * Leads the commands of a server's repositories to the right Asterisk: in a listener, to the Asterisk that sent the
 * event; elsewhere, to the only one that there is.
 */
export class ServerContext implements EntityContext {
  readonly connection: string;
  readonly patience: number;
  readonly exactCause: boolean;
  readonly ids: ObjectIds;
  readonly transport: Transport;
  readonly #current: (operation: string) => ClientContext;
  readonly #repositories = new Map<RepositoryClass, object>();

  /** @param current - chooses the Asterisk; throws when there is none, or more than one. */
  constructor(settings: ServerSettings, ids: ObjectIds, current: (operation: string) => ClientContext) {
    this.connection = settings.name;
    this.patience = settings.patience;
    this.exactCause = settings.exactCause;
    this.ids = ids;
    this.#current = current;
    this.transport = new RegistrationsTransport((operation) => current(operation).transport);
  }

  get entities(): EntityFactory {
    return this.#current('an answer').entities;
  }

  get events(): ObjectEvents {
    return this.#current('a listener').events;
  }

  get release(): ServerRelease {
    return this.#current('an answer').release;
  }

  get lives(): ChannelLives {
    return this.#current('a channel').lives;
  }

  resolved(operation: string): RepositoryContext {
    return this.#current(operation);
  }

  repository<R extends object>(type: RepositoryClass<R>): R {
    const known = this.#repositories.get(type);
    if (known !== undefined) return known as R;
    const repository = new type(this);
    this.#repositories.set(type, repository);
    return repository;
  }
}
