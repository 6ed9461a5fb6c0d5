import { ResourceConfigurationException } from '../exceptions/index.js';
import { isQueryKey } from '../query/index.js';
import { jsonSchemaOf } from '../schema/index.js';
import type { DiscoveredBinding } from './resource.explorer.js';
import type { Resource } from './resource.js';
import { SUBSCRIPTION_ACTIONS } from './standard-actions.js';

/** What `can` is asked about besides streams: methods that clients call, and channels that they publish on. */
const RESERVED_STREAMS: readonly string[] = ['rpc', 'pubsub'];

/**
 * Finds mistakes that the compiler did not see, before the first client comes.
 *
 * @throws {ResourceConfigurationException} naming the binding and what is wrong with it.
 */
export function checkBinding({ host, actions }: DiscoveredBinding, resource: Resource): void {
  const refuse = (problem: string): never => {
    throw new ResourceConfigurationException(host.type.name, problem);
  };
  if (!host.wrapper.isDependencyTreeStatic() || host.wrapper.isTransient) {
    refuse('is request-scoped, or needs something that is; a binding is made once, and its context tells who asks');
  }
  if (resource.stream === '') refuse('has an empty "stream"');
  if (RESERVED_STREAMS.includes(resource.stream)) {
    refuse(`has the stream "${resource.stream}", under which "can" is asked about something else`);
  }
  if (resource.upsert && resource.keyFrom !== 'client') {
    refuse('has "upsert", and keys that the server chooses; with it clients choose them: keyFrom: \'client\'');
  }
  checkFields(resource, refuse);
  checkActions(resource, actions, refuse);
}

type Refuse = (problem: string) => never;

function checkFields({ schema, binding, key, rules }: Resource, refuse: Refuse): void {
  if (binding !== undefined && schema === undefined) refuse('has a store and no "schema"');
  if (rules.pageSize < 1 || rules.pageSize > rules.maxPageSize) {
    refuse(
      `has a "pageSize" of ${rules.pageSize}, which is not between 1 and its "maxPageSize" of ${rules.maxPageSize}`,
    );
  }
  const known = schema === undefined ? undefined : fieldsOf(schema);
  const named = { key: [key], filterable: rules.filterable, orderable: rules.orderable, searchable: rules.searchable };
  for (const [option, fields] of Object.entries(named)) {
    for (const field of fields) {
      if (isQueryKey(field)) refuse(`names "${field}" in "${option}", which means something else in a query`);
      if (known === undefined || known.includes(field.split('.', 1)[0] ?? field)) continue;
      refuse(`names "${field}" in "${option}", which is no field of its schema; there are ${known.join(', ')}`);
    }
  }
}

/** The fields that the shape is sure to have no others than; undefined where that is unknown. */
function fieldsOf(schema: NonNullable<Resource['schema']>): string[] | undefined {
  const document = jsonSchemaOf(schema, { of: 'output', target: 'draft-2020-12' });
  const properties = document?.['properties'];
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : undefined;
}

function checkActions({ actions: all }: Resource, own: DiscoveredBinding['actions'], refuse: Refuse): void {
  for (const { name, method } of own) {
    if (SUBSCRIPTION_ACTIONS.includes(name)) refuse(`has an action "${name}", which every stream has already`);
    const taken = all.get(name);
    if (taken?.method !== method) refuse(`has two actions "${name}", ${method}() and ${taken?.method ?? ''}()`);
    if (taken.standard !== undefined) refuse(`marks ${method}() as an action, which it is already`);
  }
}
