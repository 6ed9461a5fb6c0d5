/** Resources were set up wrongly; thrown when the application starts. */
export class ResourceConfigurationException extends Error {
  /** The class or module at fault. */
  readonly subject: string;

  constructor(subject: string, problem: string) {
    super(`${subject} ${problem}.`);
    this.name = new.target.name;
    this.subject = subject;
  }
}
