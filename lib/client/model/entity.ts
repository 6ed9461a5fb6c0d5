import { Repository } from '../repository/index.js';
import { takeWireFields } from '../events/index.js';

/**
 * Base of the domain objects. A domain object is a snapshot: what Asterisk said of a channel, bridge, … at one moment,
 * under the wire's own field names, unknown fields included (one that is named like a method here has `_` behind its
 * name). It may be stale; its methods act on the id and work all the same. The way back to the repository is private,
 * so that printing one prints the snapshot alone.
 */
export abstract class Entity<R extends Repository = Repository> {
  readonly #repository: R;

  constructor(snapshot: object, repository: R) {
    this.#repository = repository;
    takeWireFields(this, snapshot);
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

  /** What tells this object from others of its kind: its id, or its name. */
  protected abstract identity(): string;

  /** The repository that the methods of this object act through. */
  protected repository(): R {
    return this.#repository;
  }
}

/** Each socket of one Asterisk has repositories of its own; the events of that Asterisk they have in common. */
function sameAsterisk(one: Repository, other: Repository): boolean {
  if (one === other) return true;
  if (!(one instanceof Repository) || !(other instanceof Repository)) return false;
  return Repository.contextOf(one).events === Repository.contextOf(other).events;
}
