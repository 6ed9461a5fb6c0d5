import { isJsonObject, STATUS_TEXTS, type RpcError } from '../../protocol/index.js';
import { ResourceException } from '../../resources/index.js';
import type { RpcAddress } from './read-rpc.js';

/** The answer to a call that went well, or to one whose result no JSON can say. */
export function writeRpcResult({ id, method }: RpcAddress, result: unknown): string {
  try {
    return JSON.stringify({ id, method, result: result ?? null });
  } catch {
    return writeRpc({ id, method }, { message: 'JSON object expected' });
  }
}

/** The answer to a call that failed. */
export function writeRpcError(address: RpcAddress, error: ResourceException): string {
  return writeRpc(address, rpcError(error));
}

function writeRpc({ id, method }: RpcAddress, error: RpcError): string {
  return JSON.stringify({ id, method, error });
}

/** What is wrong with fields stands under `errors`, a message for each; all else is the message itself. */
function rpcError({ status, errors }: ResourceException): RpcError {
  const fields = errors.filter(isJsonObject).flatMap((item) => Object.entries(item as Record<string, string[]>));
  if (fields.length > 0) {
    const named = fields.map(([field, [message = STATUS_TEXTS[status]]]) => [field, message]);
    return { message: 'Invalid RPC parameters', errors: Object.fromEntries(named) as RpcError['errors'] };
  }
  const sentences = errors.filter((item) => typeof item === 'string');
  return { message: sentences.join(' ') || STATUS_TEXTS[status] };
}
