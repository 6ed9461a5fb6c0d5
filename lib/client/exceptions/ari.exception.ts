/** Describes the command that failed; every exception of this library has these fields. */
export interface AriExceptionDetails {
  /** Operation that failed, for example `channels.play`. */
  readonly operation: string;
  /** Name of the connection (the Asterisk server) that it was meant for. */
  readonly connection: string;
  /** The error that caused this one, if there is one. */
  readonly cause?: unknown;
}

/**
 * Base of every exception of this library; catch it to catch them all.
 * @publicApi
 */
export class AriException extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'ARI_EXCEPTION';
  /** Operation that failed, for example `channels.play`. */
  readonly operation: string;
  /** Name of the connection (the Asterisk server) that it was meant for. */
  readonly connection: string;

  constructor(message: string, details: AriExceptionDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.operation = details.operation;
    this.connection = details.connection;
  }
}
