import { vi } from 'vitest';
import type { WebSocket } from 'ws';
import { PATIENCE } from './until.js';

export type Word = Readonly<Record<string, unknown>> & { readonly event: string };

/** A program at the far end of a WebSocket channel. */
export class FarEnd {
  readonly words: Word[] = [];
  readonly frames: Buffer[] = [];
  closed: number | undefined;

  constructor(
    readonly id: string,
    readonly address: string,
    private readonly socket: WebSocket,
  ) {
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.frames.push(data);
      else this.words.push(JSON.parse(data.toString()) as Word);
    });
    socket.on('close', (code) => (this.closed = code));
  }

  command(command: string, more: object = {}): void {
    this.socket.send(JSON.stringify({ command, ...more }));
  }

  text(text: string): void {
    this.socket.send(text);
  }

  sound(bytes: Buffer): void {
    this.socket.send(bytes);
  }

  close(): void {
    this.socket.close(1000);
  }

  events(): string[] {
    return this.words.map(({ event }) => event);
  }

  heard(event: string): Promise<Word> {
    return vi.waitFor(() => {
      const word = this.words.find((one) => one.event === event);
      if (word === undefined) throw new Error(`no ${event}; heard: ${this.events().join(', ')}`);
      return word;
    }, PATIENCE);
  }
}
