import { isJsonObject, type Pk, type RequestId } from '../../protocol/index.js';
import { ResourceBadRequestException, ResourceException } from '../../resources/index.js';
import { isRpc, readRpc, type ReadRpc } from './read-rpc.js';

const LONGEST_ID = 256;

/** What is known of a frame, whatever is wrong with it: enough to answer it. */
export interface FrameAddress {
  readonly stream: string | null;
  readonly action: string | null;
  readonly requestId: RequestId;
}

/** A frame that can be worked on. */
export interface ReadRequest {
  readonly stream: string;
  readonly action: string;
  readonly pk: Pk | undefined;
  readonly data: unknown;
  readonly requestId: RequestId;
}

/** A request, or why it is none. */
export type ReadFrame =
  | { readonly address: FrameAddress; readonly request: ReadRequest }
  | { readonly address: FrameAddress; readonly refusal: ResourceException };

const NOWHERE: FrameAddress = { stream: null, action: null, requestId: null };

/**
 * Reads `{ stream, payload: { action, data, pk, request_id } }`, or `{ id, method, payload }`. Never throws: whatever came
 * is to be answered.
 */
export function readFrame(text: string): ReadFrame | ReadRpc {
  const frame = parsed(text);
  if (frame === undefined) return refused(NOWHERE, ['JSON string expected']);
  if (!isJsonObject(frame)) {
    return refused(NOWHERE, [`Malformed message; expected dictionary, got ${kindOf(frame)}`]);
  }
  return isRpc(frame) ? readRpc(frame) : readRequest(frame);
}

function readRequest(frame: Readonly<Record<string, unknown>>): ReadFrame {
  const { stream, payload } = frame;
  const fields = isJsonObject(payload) ? payload : {};
  const { action, pk, data, request_id: requestId = null } = fields;
  const address = {
    stream: typeof stream === 'string' ? stream : null,
    action: typeof action === 'string' ? action : null,
    requestId: isRequestId(requestId) ? requestId : null,
  };
  if (typeof stream !== 'string') return refused(address, [{ stream: ['must be a string'] }]);
  if (!isJsonObject(payload)) return refused(address, [{ payload: ['must be an object'] }]);
  if (typeof action !== 'string') return refused(address, [{ action: ['must be a string'] }]);
  if (!isRequestId(requestId)) {
    return refused(address, [{ request_id: [`must be a number, null or a string of ${LONGEST_ID} characters`] }]);
  }
  return { address, request: { stream, action, pk: (pk ?? undefined) as Pk | undefined, data, requestId } };
}

function refused(address: FrameAddress, errors: ResourceException['errors']): ReadFrame {
  return { address, refusal: new ResourceBadRequestException(errors) };
}

function kindOf(frame: unknown): string {
  if (Array.isArray(frame)) return 'list';
  return frame === null ? 'null' : typeof frame;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRequestId(id: unknown): id is RequestId {
  return id === null || typeof id === 'number' || (typeof id === 'string' && id.length <= LONGEST_ID);
}
