/**
 * The database was set up wrongly; thrown when the application starts.
 * @publicApi
 */
export class DataConfigurationException extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'DATA_CONFIGURATION';
  /** The class, module or table at fault. */
  readonly subject: string;

  constructor(subject: string, problem: string, options?: ErrorOptions) {
    super(`${subject} ${problem}.`, options);
    this.name = new.target.name;
    this.subject = subject;
  }
}
