export { AriEvent } from './ari-event.js';
export type { EntityFactory } from './entity-factory.js';
export { Entity } from './entity.js';
export { EventSubscription } from './event-subscription.js';
export { LiveEntity } from './live-entity.js';
export { ObjectIds, type ObjectIdKind } from './object-ids.js';
export { operationRequest } from './operation-request.js';
export type {
  EntityKind,
  Operation,
  OperationBody,
  ParameterKind,
  QueryParameter,
  RequestOptions,
} from './operation.js';
export type { RepositoryClass, RepositoryContext } from './repository-context.js';
export { Repository, succeeded } from './repository.js';
export { markStale } from './stale.js';
export { streamOperation } from './stream-operation.js';
