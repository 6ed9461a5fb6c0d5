export { readFrame, type FrameAddress, type ReadFrame, type ReadRequest } from './read-frame.js';
export type { ReadRpc, RpcAddress, RpcRequest } from './read-rpc.js';
export { writeNotice, type Notice } from './write-notice.js';
export { writeReply, type ReplyParts } from './write-reply.js';
export { writeRpcError, writeRpcResult } from './write-rpc.js';
