/**
 * Resources were set up wrongly; thrown when the application starts.
 * @publicApi
 */
export class ResourceConfigurationException extends Error {
  /** Names this kind of failure for logs, metrics and other programs. It stays the same from version to version. */
  readonly code: string = 'RESOURCE_CONFIGURATION';
  /** The class or module at fault. */
  readonly subject: string;

  constructor(subject: string, problem: string) {
    super(`${subject} ${problem}.`);
    this.name = new.target.name;
    this.subject = subject;
  }
}
