export { RpcExplorer, type RpcEntry } from './rpc.explorer.js';
export { RpcMethod, type RpcMethodOptions } from './rpc-method.decorator.js';
export { actionOf, RPC_STREAM, RpcMethods, type RpcCall } from './rpc.methods.js';
