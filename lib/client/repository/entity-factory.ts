import type { EntityKind } from '../events/index.js';

/** Makes domain objects out of what Asterisk sent. Repositories know no class of them: the client gives them this. */
export interface EntityFactory {
  /** Makes the domain object of one snapshot; undefined when the value is no object. */
  create(kind: EntityKind, snapshot: unknown): object | undefined;
}
