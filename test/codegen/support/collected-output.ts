import type { Output } from '../../../lib/cli/index.js';

/** What a command said, for a test to look at. */
export class CollectedOutput implements Output {
  readonly said: string[] = [];
  readonly complaints: string[] = [];

  say(line: string): void {
    this.said.push(line);
  }

  complain(line: string): void {
    this.complaints.push(line);
  }

  get all(): string {
    return [...this.said, ...this.complaints].join('\n');
  }
}
