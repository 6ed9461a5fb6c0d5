import type { Readable } from 'node:stream';

/** One command, as it is sent to Asterisk. */
export interface TransportRequest {
  /** Operation, for exceptions and logs: `channels.play`. */
  readonly operation: string;
  readonly method: string;
  /** Encoded path below `/ari`, without a leading slash and without the query. */
  readonly path: string;
  /** Encoded query without the question mark; empty where there is none. */
  readonly query: string;
  /** JSON text of the body. */
  readonly body?: string;
  /** Set where the request line may become too long. */
  readonly long?: LongRequest;
  /** The answer is a file: return its bytes instead of reading JSON. */
  readonly binary?: boolean;
  /** Time limit in milliseconds; default: the client's. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** What a request can do whose line is too long for Asterisk's HTTP server. */
export interface LongRequest {
  /** The parameter that takes the most room, for the refusal. */
  readonly parameter: string;
  /** JSON text of a body that holds the query parameters as well, where the operation takes them there. */
  readonly wholeBody?: string;
}

/** An answer of Asterisk, whatever its status. */
export interface TransportResponse {
  readonly status: number;
  /** JSON where it is JSON, a `Buffer` where bytes were asked for, else text; undefined where there is none. */
  readonly body: unknown;
  /** `Content-Type` of the answer, where it has one. */
  readonly contentType?: string;
  /** Header `Server`, where the answer is not a success or not JSON. */
  readonly server?: string;
  /** Header `Location`, where the answer is a redirect that was not followed. */
  readonly location?: string;
  /** The body should have been JSON and could not be read as such: it is text as it came. */
  readonly unparsed?: true;
}

/** An answer whose body is a stream. */
export interface TransportStream {
  readonly status: number;
  readonly contentType?: string;
  readonly server?: string;
  readonly body: Readable;
}

/**
 * Sends commands: the interface between repositories and the network. It knows no resource. A command without an answer
 * rejects with `AriConnectionException`, `AriTimeoutException` or `AriAbortedException`.
 */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Like `send`, but resolves at the first byte of the body. */
  stream(request: TransportRequest): Promise<TransportStream>;
  /** Ends all connections; commands that are under way fail. */
  close(): Promise<void>;
}
