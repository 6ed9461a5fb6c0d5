import { isJsonObject, type RequestId } from '../../protocol/index.js';
import { ResourceBadRequestException, type ResourceException } from '../../resources/index.js';

const LONGEST = 256;

/** What an answer to a call begins with: what is known of the call. */
export interface RpcAddress {
  readonly id?: Exclude<RequestId, null>;
  readonly method?: string;
}

/** A call that can be worked on. */
export interface RpcRequest {
  readonly id: Exclude<RequestId, null>;
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A call, or why it is none. */
export type ReadRpc =
  | { readonly rpc: RpcAddress; readonly request: RpcRequest }
  | { readonly rpc: RpcAddress; readonly refusal: ResourceException };

/** Whether a frame is meant as `{ id, method, payload }`. */
export function isRpc(frame: Readonly<Record<string, unknown>>): boolean {
  return !Object.hasOwn(frame, 'stream') && (Object.hasOwn(frame, 'method') || Object.hasOwn(frame, 'id'));
}

/** Reads `{ id, method, payload }`. Never throws. */
export function readRpc({ id, method, payload = {} }: Readonly<Record<string, unknown>>): ReadRpc {
  const rpc = { ...(isId(id) && { id }), ...(isName(method) && { method }) };
  const errors = {
    ...problem('id', id, isId(id)),
    ...problem('method', method, isName(method)),
    ...(!isJsonObject(payload) && { payload: ['JSON object expected'] }),
  };
  if (isId(id) && isName(method) && isJsonObject(payload)) return { rpc, request: { id, method, payload } };
  return { rpc, refusal: new ResourceBadRequestException([errors]) };
}

function problem(field: string, value: unknown, right: boolean): Record<string, string[]> {
  if (right) return {};
  const missing = value === undefined || value === null || value === '';
  return { [field]: [missing ? 'required' : `must be a string of ${LONGEST} characters at most`] };
}

function isId(id: unknown): id is string | number {
  return typeof id === 'number' || isName(id);
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name !== '' && name.length <= LONGEST;
}
