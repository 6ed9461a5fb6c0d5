export type { EntityFactory } from './entity-factory.js';
export { type ObjectIdKind, ObjectIds } from './object-ids.js';
export { MAY_BE_LONG } from './long-request.js';
export type { Operation, QueryParameter, RequestOptions } from './operation.js';
export type { RepositoryClass, RepositoryContext } from './repository-context.js';
export { answered, Repository } from './repository.js';
export { ServerRelease } from './server-release.js';
export { streamOperation } from './stream-operation.js';
