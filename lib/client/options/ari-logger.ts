/**
 * Receives the lines that the client writes. Nest's `Logger` is one.
 * @publicApi
 */
export interface AriLogger {
  log(message: string): void;
  warn(message: string): void;
  error(message: string, stack?: string): void;
}

/** Writes warnings and errors as process warnings, and drops other lines: for a client without a logger. */
export class ProcessWarningLogger implements AriLogger {
  log(): void {}

  warn(message: string): void {
    process.emitWarning(message, 'AriWarning');
  }

  error(message: string): void {
    process.emitWarning(message, 'AriError');
  }
}
