/**
 * No database answered in the time that it was given. The cause is the last refusal.
 * @publicApi
 */
export class DatabaseUnreachableException extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'DATA_DATABASE_UNREACHABLE';
  /** Where it was looked for, without user and password. */
  readonly address: string;

  constructor(address: string, patience: number, cause: unknown) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    super(`The database at ${address} did not answer within ${patience} ms: ${reason}`, { cause });
    this.name = new.target.name;
    this.address = address;
  }
}
