import type { RequestId } from './frames.js';

/** A call as it travels from a client. */
export interface RpcFrame {
  /** What the client finds the answer by. */
  readonly id: Exclude<RequestId, null>;
  readonly method: string;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Why a call has no result. */
export interface RpcError {
  readonly message: string;
  /** What is wrong with the fields of the payload: a message for each. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** The one answer to a call: a result or an error. `id` and `method` are left out where the call had none. */
export type RpcReplyFrame =
  | { readonly id: Exclude<RequestId, null>; readonly method: string; readonly result: unknown }
  | { readonly id?: Exclude<RequestId, null>; readonly method?: string; readonly error: RpcError };

/** What was published on a channel. */
export interface ChannelFrame {
  readonly channel: string;
  readonly event: string;
  readonly data: unknown;
}
