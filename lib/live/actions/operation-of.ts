import { OPERATIONS } from '../../client/internal.js';
import type { Field } from '../shape/index.js';
import type { LiveAction, OperationName } from './live-action.js';

/** What is known of an operation of ARI, as the client describes it. */
export interface OperationFacts {
  readonly resource: keyof typeof OPERATIONS;
  readonly method: string;
  /** Parameters of the path, in order. */
  readonly path: readonly string[];
  /** The other parameters, by name. */
  readonly fields: Readonly<Record<string, Field>>;
}

interface Described {
  readonly parameters: readonly string[];
  readonly query?: readonly {
    readonly name: string;
    readonly kind: string;
    readonly required?: true;
    readonly oneOf?: readonly string[];
  }[];
  readonly body?: { readonly name: string; readonly itemTexts?: readonly string[]; readonly required?: true };
}

export function operationOf(name: OperationName): OperationFacts {
  const [resource = '', method = ''] = name.split('.');
  const described = (OPERATIONS as Readonly<Record<string, Readonly<Record<string, Described>>>>)[resource]?.[method];
  if (described === undefined) throw new TypeError(`ARI has no operation "${name}".`);
  const { parameters, query = [], body } = described;
  const fields = query.map(({ name: field, kind, required, oneOf }): [string, Field] => [
    field,
    { kind: kind === 'decimal' ? 'number' : (kind as Field['kind']), required, oneOf },
  ]);
  if (body !== undefined) {
    const kind = body.itemTexts !== undefined ? 'settings' : body.name === 'variables' ? 'variables' : 'object';
    fields.push([body.name, { kind, required: body.required }]);
  }
  return {
    resource: resource as keyof typeof OPERATIONS,
    method,
    path: parameters,
    fields: Object.fromEntries(fields),
  };
}

/** Parameters of the path that the key of the object stands for. */
export function keyParameters({ kind, operation }: LiveAction): readonly string[] {
  if (kind === 'list') return [];
  const { path, resource } = operationOf(operation);
  if (resource === 'endpoints') return path;
  // The application is a parameter like others there.
  return resource === 'events' ? ['application'] : path.slice(0, 1);
}
