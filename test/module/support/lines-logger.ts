import type { LoggerService } from '@nestjs/common';

/** Nest's log, kept instead of printed. */
export class LinesLogger implements LoggerService {
  readonly lines: string[] = [];

  log(message: unknown): void {
    this.#keep('log', message);
  }

  warn(message: unknown): void {
    this.#keep('warn', message);
  }

  error(message: unknown): void {
    this.#keep('error', message);
  }

  /** The lines that hold a text. */
  with(text: string): string[] {
    return this.lines.filter((line) => line.includes(text));
  }

  #keep(level: string, message: unknown): void {
    this.lines.push(`${level} ${message instanceof Error ? message.message : String(message)}`);
  }
}
