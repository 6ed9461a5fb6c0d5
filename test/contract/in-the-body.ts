import { OPERATIONS } from '../../lib/client/internal.js';
import type { ContractCase } from './contract-case.js';

/** What the generated code knows about an operation, as far as this matters. */
interface Known {
  readonly name: string;
  readonly query?: readonly { readonly name: string; readonly kind: string }[];
  readonly queryInBody?: true;
}

const known: Readonly<Record<string, Readonly<Record<string, Known>>>> = OPERATIONS;

/** The operations whose parameters may travel in the body. */
export const operationsWithQueryInBody: readonly string[] = Object.entries(known).flatMap(([resource, operations]) =>
  Object.entries(operations).flatMap(([name, { queryInBody }]) => (queryInBody ? [`${resource}.${name}`] : [])),
);

/** The same row with its query parameters in the body, if they may travel there and the row sends no odd body itself. */
export function inTheBody(row: ContractCase): ContractCase | undefined {
  const [resource = '', name = ''] = row.operation.split('.');
  const operation = known[resource]?.[name];
  const [path = '', query = ''] = row.path.split('?');
  const own = row.body ?? {};
  if (operation?.queryInBody !== true || query === '' || typeof own !== 'object' || row.contentType !== undefined) {
    return undefined;
  }
  const fields = [...new URLSearchParams(query)].map(([key, value]) => [key, typed(operation, key, value)] as const);
  // Such a row is about which of the two counts.
  if (fields.some(([key]) => Object.hasOwn(own, key))) return undefined;
  return { ...row, path, body: { ...own, ...Object.fromEntries(fields) } };
}

function typed({ query = [] }: Known, name: string, value: string): unknown {
  const kind = query.find((parameter) => parameter.name === name)?.kind;
  if (kind === 'list') return value.split(',');
  if (kind === 'flag' && ['true', 'false'].includes(value)) return value === 'true';
  if (kind === 'whole' && /^-?\d+$/.test(value)) return Number(value);
  return value;
}
