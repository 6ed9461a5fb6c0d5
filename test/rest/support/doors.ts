import type { ErrorItem } from '../../../lib/protocol/index.js';
import type { GatewaySocket } from '../../gateway/support/gateway-socket.js';
import type { RestClient } from './rest-client.js';

/** What a client asks for, whichever door it comes by. */
export interface Asked {
  readonly action: 'list' | 'retrieve' | 'create' | 'update' | 'patch' | 'delete';
  readonly pk?: string;
  /** Several objects that are to be created are a list. */
  readonly data?: Readonly<Record<string, unknown>> | readonly object[];
}

/** What it reads, in one form for all doors. */
export interface Read {
  readonly status: number;
  /** The object, or those of the page. */
  readonly data: unknown;
  /** Names of the fields that did not fit. */
  readonly fields: readonly string[];
  /** Continues the walk. */
  readonly next?: string;
}

export type Door = (stream: string, asked: Asked) => Promise<Read>;

const METHODS = {
  list: 'GET',
  retrieve: 'GET',
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
} as const;

export function httpDoor(client: RestClient): Door {
  return async (stream, { action, pk, data = {} }) => {
    const path = `/api/${stream}${pk === undefined ? '' : `/${encodeURIComponent(pk)}`}`;
    const isList = action === 'list';
    const { status, body, headers } = await client.send(
      METHODS[action],
      isList ? `${path}?${queryOf(data as Readonly<Record<string, unknown>>)}` : path,
      {
        ...(['create', 'update', 'patch'].includes(action) && { body: data }),
      },
    );
    const { errors = [] } = (status >= 400 ? body : {}) as { errors?: readonly { field: string }[] };
    return {
      // HTTP has a status of its own for an answer without a body.
      status: status === 204 ? 200 : status,
      data: status >= 400 ? undefined : body,
      fields: errors.map(({ field }) => field),
      next: headers.get('x-next-cursor') ?? undefined,
    };
  };
}

export function socketDoor(socket: GatewaySocket): Door {
  return async (stream, { action, pk, data }) => {
    const reply = await socket.ask(stream, action, { ...(pk !== undefined && { pk }), data: data ?? {} });
    const page = reply.data as { results?: unknown; next?: string | null } | null;
    const items: readonly ErrorItem[] = reply.errors;
    return {
      status: reply.response_status,
      data: reply.response_status >= 400 ? undefined : action === 'delete' ? undefined : (page?.results ?? page),
      fields: items.flatMap((item) => (typeof item === 'string' ? [] : Object.keys(item))),
      next: page?.next ?? undefined,
    };
  };
}

function queryOf(data: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(data)) {
    for (const one of Array.isArray(value) ? value : [value])
      query.append(key, one === null ? nullOf(key) : String(one));
  }
  return query.toString();
}

/** Nothing as a value of a field, and as the cursor of a walk that begins. */
function nullOf(key: string): string {
  return key === 'cursor' ? '' : 'NULL';
}
