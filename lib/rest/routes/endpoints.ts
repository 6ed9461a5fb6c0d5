import type { DiscoveredBinding } from '../../resources/internal.js';
import { ModelBinding, ReadOnlyBinding } from '../../resources/index.js';

/** What a route does. */
export type EndpointKind =
  | 'list'
  | 'create'
  | 'deleteByFilter'
  | 'retrieve'
  | 'update'
  | 'patch'
  | 'delete'
  | 'events'
  | 'objectEvents'
  | 'listAction'
  | 'file'
  | 'detailAction';

/** One route of a resource, before there is anything of Nest about it. */
export interface Endpoint {
  readonly kind: EndpointKind;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Behind the stream; `:pk` is the key of an object. */
  readonly path: string;
  /** The action of the binding that is called, where it is one of its own. */
  readonly action?: string;
}

const READING: readonly Endpoint[] = [
  { kind: 'list', method: 'GET', path: '' },
  // Before the key, which it could be.
  { kind: 'events', method: 'GET', path: 'events' },
  { kind: 'objectEvents', method: 'GET', path: ':pk/events' },
  { kind: 'retrieve', method: 'GET', path: ':pk' },
];

const WRITING: readonly Endpoint[] = [
  { kind: 'create', method: 'POST', path: '' },
  { kind: 'update', method: 'PUT', path: ':pk' },
  { kind: 'patch', method: 'PATCH', path: ':pk' },
  { kind: 'delete', method: 'DELETE', path: ':pk' },
];

/** Whether the answer is a stream of events, which Nest does not send. */
export function isStream({ kind }: Endpoint): boolean {
  return kind === 'events' || kind === 'objectEvents';
}

/** The routes that a binding has. */
export function endpointsOf({ host, options, actions }: DiscoveredBinding): Endpoint[] {
  const isModel = host.prototype instanceof ModelBinding;
  return [
    // Before the key of an object, which their names could be.
    ...actions.filter(({ file }) => file === true).map(endpointOf),
    ...(host.prototype instanceof ReadOnlyBinding ? READING : []),
    ...(isModel ? WRITING : []),
    ...(isModel && options.deleteByFilter === true ? [DELETE_BY_FILTER] : []),
    ...actions.filter(({ file }) => file !== true).map(endpointOf),
  ];
}

const DELETE_BY_FILTER: Endpoint = { kind: 'deleteByFilter', method: 'DELETE', path: '' };

/** Actions that HTTP has a method for, where a binding brings them itself. */
const METHODS: Readonly<Record<string, Pick<Endpoint, 'method' | 'path'>>> = {
  'list create': { method: 'POST', path: '' },
  'detail update': { method: 'PUT', path: ':pk' },
  'detail patch': { method: 'PATCH', path: ':pk' },
  'detail delete': { method: 'DELETE', path: ':pk' },
};

function endpointOf({ kind, name, file }: DiscoveredBinding['actions'][number]): Endpoint {
  if (file === true) return { kind: 'file', method: 'GET', path: kind === 'list' ? name : `:pk/${name}`, action: name };
  const own = METHODS[`${kind} ${name}`];
  if (kind === 'list') return { kind: 'listAction', method: 'POST', path: name, ...own, action: name };
  return { kind: 'detailAction', method: 'POST', path: `:pk/${name}`, ...own, action: name };
}
