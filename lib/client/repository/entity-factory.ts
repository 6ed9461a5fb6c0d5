import type { EntityKind } from '../events/index.js';

/** Makes domain objects out of what Asterisk sent. The runtime knows no class of them: the client supplies this. */
export interface EntityFactory {
  /** The domain object for one snapshot, or undefined where the value is no object. */
  create(kind: EntityKind, snapshot: unknown): object | undefined;
}
