import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EventsRead } from '../server/event-reader.js';

/** A process that reads an event socket, so that reading costs the one that is measured nothing. */
export class Reader {
  readonly #child: ChildProcess;
  #read: EventsRead = { events: 0, numbered: 0, disordered: 0 };

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (read: EventsRead) => {
      this.#read = read;
    });
  }

  /** Resolves when the socket is open. */
  static async open(url: string): Promise<Reader> {
    const child = fork(join(import.meta.dirname, '../server/event-reader.js'), [url], { execArgv: [] });
    const reader = new Reader(child);
    await reader.#told();
    return reader;
  }

  /** What was read by the time that so many numbered events had come. */
  async reached(numbered: number): Promise<EventsRead> {
    while (this.#read.numbered < numbered) await this.#told();
    return this.#read;
  }

  async close(): Promise<void> {
    const exit = once(this.#child, 'exit');
    this.#child.disconnect();
    await exit;
  }

  /** Resolves when the reader tells something; rejects when its socket was cut. */
  #told(): Promise<void> {
    return new Promise((resolve, reject) => {
      const cut = (): void => reject(new Error('the event socket was cut'));
      this.#child.once('exit', cut);
      this.#child.once('message', () => {
        this.#child.off('exit', cut);
        resolve();
      });
    });
  }
}
