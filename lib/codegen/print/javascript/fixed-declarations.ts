/** The types that do not come from the model. */
export const FIXED_DECLARATIONS = `/** Removes a handler. */
export type Remove = () => void;

/** What every event has. */
export interface AriEvent {
  readonly type: string;
  readonly application: string;
  readonly timestamp: string;
  readonly asterisk_id?: string;
}

/** A thing inside Asterisk, as it was when it was received. Its methods act on what it is now. */
export interface Entity<T> {
  /** Hears the events of this object, \`*\` all of them, until it ends. */
  on<N extends keyof EventMap>(name: N, handler: (object: T, event: EventMap[N]) => unknown): Remove;
  on(name: string, handler: (object: T, event: AriEvent) => unknown): Remove;
  off(name: string, handler: (object: T, event: never) => unknown): void;
  equals(other: unknown): boolean;
  /** Waits for the event that ends it, however short it was. Rejects after \`timeout\` ms. */
  finished(timeout?: number): Promise<AriEvent>;
}

export interface ClientOptions {
  /** Time limit of each command in ms. Default 10,000. */
  timeout?: number;
  /** What the ids begin with that the client chooses. Default \`js\`. */
  idPrefix?: string;
}

export interface RunOptions {
  subscribeAll?: boolean;
  /** Further sources, such as \`deviceState:Stasis:door\`: set after every connect. */
  subscriptions?: readonly string[];
  /** Opens the socket on a platform that has none, or none that sends headers. */
  webSocket?: (url: string, headers: Record<string, string>) => unknown;
  /** In a browser: the password stands in the address of the socket. Only for tools that nobody else sees. */
  passwordInUrl?: boolean;
}

export interface Client {
  /** Hears the events of Stasis applications until the client is closed, and connects again when it is cut. */
  run(apps: string | readonly string[], options?: RunOptions): Promise<void>;
  /** Ends when \`run\` hears events. */
  connected(): Promise<void>;
  close(): Promise<void>;
  on<N extends keyof EventMap>(name: N, handler: (event: EventMap[N]) => unknown): Remove;
  on(name: string, handler: (event: AriEvent) => unknown): Remove;
  off(name: string, handler: (event: never) => unknown): void;
  onError(handler: (error: unknown) => unknown): Remove;
}

/** A client of the Asterisk at an address such as \`http://127.0.0.1:8088\`, which has answered once. */
export declare function connect(url: string, username: string, password: string, options?: ClientOptions): Promise<Client>;
/** A client that has asked nothing yet. */
export declare function createClient(url: string, username: string, password: string, options?: ClientOptions): Client;

export declare class AriError extends Error {}
export declare class InvalidCallError extends AriError {}
export declare class NoAnswerError extends AriError {
  readonly operation: string;
  readonly sent: 'no' | 'unknown';
}
export declare class RequestTimeoutError extends NoAnswerError {}
export declare class RequestConnectionError extends NoAnswerError {}
export declare class ApplicationReplacedError extends AriError {}
export declare class HTTPError extends AriError {
  readonly status: number;
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly asteriskMessage: string;
}
export declare class IllegalInputError extends HTTPError {}
export declare class RequestTooLargeError extends IllegalInputError {}
export declare class UnprocessableError extends IllegalInputError {}
export declare class AccessError extends HTTPError {}
export declare class UnauthorizedError extends AccessError {}
export declare class ForbiddenError extends AccessError {}
export declare class NotFoundError extends HTTPError {}
export declare class IllegalStateError extends HTTPError {}
export declare class PreconditionFailedError extends IllegalStateError {}
export declare class AsteriskServerError extends HTTPError {}
export declare class NoSuchMethodError extends AsteriskServerError {}
export declare class UnavailableError extends AsteriskServerError {}
export declare class AsteriskUnknownError extends AsteriskServerError {}`;
