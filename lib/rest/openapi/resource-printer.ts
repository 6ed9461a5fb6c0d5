import { type JsonSchema, componentName } from '../../resources/internal.js';
import type { Endpoint, EndpointKind } from '../routes/index.js';
import { actionOperation } from './action-operations.js';
import { fileOperation } from './file-operation.js';
import type { ApiOperation } from './api-document.js';
import { createOperation, deleteByFilterOperation, eventsOperation, listOperation } from './collection-operations.js';
import {
  deleteOperation,
  objectEventsOperation,
  patchOperation,
  retrieveOperation,
  updateOperation,
} from './object-operations.js';
import type { ResourceDescription } from './resource-description.js';

type StandardKind = Exclude<EndpointKind, 'listAction' | 'detailAction' | 'file'>;
type Print = (described: ResourceDescription) => Omit<ApiOperation, 'operationId' | 'tags'>;

const STANDARD: Readonly<Record<StandardKind, Print>> = {
  list: listOperation,
  create: createOperation,
  deleteByFilter: deleteByFilterOperation,
  retrieve: retrieveOperation,
  update: updateOperation,
  patch: patchOperation,
  delete: deleteOperation,
  events: eventsOperation,
  objectEvents: objectEventsOperation,
};

/** The part of the document that is about one resource, before it is known under which paths. */
export interface PrintedResource {
  readonly operations: readonly { readonly endpoint: Endpoint; readonly operation: ApiOperation }[];
  readonly components: Readonly<Record<string, JsonSchema>>;
}

export function printResource(described: ResourceDescription): PrintedResource {
  const { resource, endpoints, schemas } = described;
  const components: Record<string, JsonSchema> = { ...schemas.components };
  const operations = endpoints.map((endpoint) => {
    const { kind, action = '' } = endpoint;
    const own = resource.actions.get(action);
    const operationId = `${action === '' ? kind : action}${componentName(resource.stream)}`;
    const named = { operationId, tags: [resource.stream] };
    if (own === undefined) return { endpoint, operation: { ...named, ...STANDARD[kind as StandardKind](described) } };
    if (own.file === true) return { endpoint, operation: { ...named, ...fileOperation(described, own) } };
    const printed = actionOperation(described, own);
    Object.assign(components, printed.components);
    return { endpoint, operation: { ...named, ...printed.operation } };
  });
  return { operations, components };
}
