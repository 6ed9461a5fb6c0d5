import type { AriLogger } from 'nestjs-ari/client';

/** A logger that keeps what it is told. */
export class RecordingLogger implements AriLogger {
  readonly lines: string[] = [];

  log(message: string): void {
    this.lines.push(`log ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }

  error(message: string, stack?: string): void {
    this.lines.push(`error ${message}${stack === undefined ? '' : `\n${stack}`}`);
  }

  /** Lines that match. */
  matching(pattern: RegExp): string[] {
    return this.lines.filter((line) => pattern.test(line));
  }
}
