export type { ConsoleTelephoneState, SipAccount } from './console-telephone.js';
export type { ErrorItem, FieldErrors } from './error-item.js';
export {
  CHANGE_KINDS,
  type ChangeKind,
  type Pk,
  type PushFrame,
  type PushPayload,
  type ReplyFrame,
  type ReplyPayload,
  type RequestFrame,
  type RequestId,
  type RequestPayload,
} from './frames.js';
export { isJsonObject, type JsonScalar } from './json.js';
export {
  COMPARISONS,
  QUERY_KEYS,
  type Comparison,
  type FieldFilter,
  type FieldOrder,
  type PageOfResults,
} from './query.js';
export type { ChannelFrame, RpcError, RpcFrame, RpcReplyFrame } from './rpc-frames.js';
export { isStatus, STATUS_TEXTS, type ErrorStatus, type Status } from './status.js';
