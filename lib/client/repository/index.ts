export type { EntityFactory } from './entity-factory.js';
export { type ObjectIdKind, ObjectIds } from './object-ids.js';
export type { Operation, RequestOptions } from './operation.js';
export type { RepositoryClass, RepositoryContext } from './repository-context.js';
export { Repository, succeeded } from './repository.js';
export { streamOperation } from './stream-operation.js';
