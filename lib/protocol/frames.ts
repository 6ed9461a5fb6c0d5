import type { ErrorItem } from './error-item.js';
import type { Status } from './status.js';

/** Key of an object, as the wire has it. */
export type Pk = string | number;

/** What a client chooses to find the answer to its request by. */
export type RequestId = string | number | null;

/** What a client asks of a stream. */
export interface RequestPayload {
  readonly action: string;
  /** The object that is meant. May stand in `data` instead. */
  readonly pk?: Pk;
  /** Input of the action; the query, for a list. */
  readonly data?: unknown;
  /** Comes back in the answer, and in the pushes of a subscription. */
  readonly request_id?: RequestId;
}

/** A request as it travels from a client. */
export interface RequestFrame {
  readonly stream: string;
  readonly payload: RequestPayload;
}

/** Always these five keys, whatever has happened. */
export interface ReplyPayload {
  readonly action: string | null;
  readonly data: unknown;
  readonly errors: readonly ErrorItem[];
  readonly response_status: Status;
  readonly request_id: RequestId;
}

/** The one answer to a request. `stream` is null where the request named none. */
export interface ReplyFrame {
  readonly stream: string | null;
  readonly payload: ReplyPayload;
}

/** What can happen to an object. */
export const CHANGE_KINDS = ['create', 'update', 'delete'] as const;

/** What has happened to an object, as a subscriber sees it. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** News for a subscriber. It has no `response_status`: that is how a client tells it from an answer. */
export interface PushPayload {
  readonly action: ChangeKind;
  /** The object; after a delete, its key under its own name and as `pk`. */
  readonly data: unknown;
  readonly model: string;
  readonly pk: Pk;
  /** The epoch of `seq`; another one means that numbers began anew and something may have been missed. */
  readonly epoch: string;
  /** Rises with every change that this subscriber might see; may leave numbers out. */
  readonly seq: number;
  /** When it happened, ISO 8601. */
  readonly ts: string;
  /** The object was not deleted by anybody; it was gone after a time in which nothing was heard of it. */
  readonly lost?: true;
  /** That of the `subscribe`. */
  readonly request_id: RequestId;
}

/** A push as it travels to a client. */
export interface PushFrame {
  readonly stream: string;
  readonly payload: PushPayload;
}
