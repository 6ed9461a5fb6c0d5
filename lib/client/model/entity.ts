import { Repository } from '../repository/index.js';
import { takeWireFields } from '../events/index.js';

/**
 * Base of the domain objects. A domain object is a snapshot: what Asterisk said about a channel, bridge, … at one
 * moment, with the field names of ARI, unknown fields included (a field with the name of a method has `_` behind its
 * name). It may be old; its methods use the id and work all the same. The way back to the repository is private, so
 * that a printed object shows the snapshot only.
 * @publicApi
 */
export abstract class Entity<R extends Repository = Repository> {
  readonly #repository: R;

  constructor(snapshot: object, repository: R) {
    this.#repository = repository;
    takeWireFields(this, snapshot);
  }

  /** Gives our own rooms the repository behind an object: a call flow makes further legs where its channel is. */
  static repositoryOf<R extends Repository>(entity: Entity<R>): R {
    return entity.#repository;
  }

  /** Whether both are the same object of the same Asterisk, however old each snapshot is. */
  equals(other: unknown): boolean {
    return (
      other instanceof Entity &&
      other.constructor === this.constructor &&
      sameAsterisk(other.#repository as Repository, this.#repository) &&
      other.identity() === this.identity()
    );
  }

  /** Identity of this object among others of its kind: its id or its name. */
  protected abstract identity(): string;

  /** The repository that the methods of this object use. */
  protected repository(): R {
    return this.#repository;
  }
}

/** Compares by the events of the Asterisk: each socket of one Asterisk has repositories of its own. */
function sameAsterisk(one: Repository, other: Repository): boolean {
  if (one === other) return true;
  if (!(one instanceof Repository) || !(other instanceof Repository)) return false;
  return Repository.contextOf(one).events === Repository.contextOf(other).events;
}
