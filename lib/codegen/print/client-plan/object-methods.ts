import type { IdentifiedObject, NeutralModel, Operation, Resource } from '../../model/index.js';

/** An operation as a method of the object that it acts on. */
export interface ObjectMethod {
  readonly resource: Resource;
  readonly operation: Operation;
}

/**
 * The operations that an object of a client offers as methods: those on its own path and below. Not those that make it,
 * which are asked of its resource.
 */
export function objectMethods(object: IdentifiedObject, model: NeutralModel): ObjectMethod[] {
  const resource = model.resources.find(({ name }) => name === object.resource);
  if (resource === undefined) return [];
  return resource.operations
    .filter(({ path }) => path === object.path || path.startsWith(`${object.path}/`))
    .filter(({ path, method, upgrade }) => !(path === object.path && method === 'POST') && upgrade !== true)
    .map((operation) => ({ resource, operation }));
}
