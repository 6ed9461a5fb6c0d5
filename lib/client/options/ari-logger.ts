/**
 * What the client writes to. Nest's `Logger` is one.
 * @publicApi
 */
export interface AriLogger {
  log(message: string): void;
  warn(message: string): void;
  error(message: string, stack?: string): void;
}

/** The logger of a client that was given none: nothing for good news, a process warning for bad. */
export class ProcessWarningLogger implements AriLogger {
  log(): void {}

  warn(message: string): void {
    process.emitWarning(message, 'AriWarning');
  }

  error(message: string): void {
    process.emitWarning(message, 'AriError');
  }
}
