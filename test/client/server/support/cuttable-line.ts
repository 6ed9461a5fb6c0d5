import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

const HOST = '127.0.0.1';

/** A line between two ports that can be cut, all of it or one connection. */
export class CuttableLine {
  readonly #server: Server;
  readonly #pairs: Socket[] = [];
  /** Whether new connections are cut at once; those that stand are left. */
  refuse = false;
  /** Connections that were made over it. */
  connections = 0;

  private constructor(target: () => number) {
    this.#server = createServer((near) => {
      if (this.refuse) {
        near.destroy();
        return;
      }
      this.connections += 1;
      const far = connect(target(), HOST);
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        socket.on('error', () => {});
        socket.on('close', () => {
          near.destroy();
          far.destroy();
        });
      }
      this.#pairs.push(near);
    });
  }

  /** A line from one port to another, taken down when the test has ended. */
  static async lay(from: number, target: () => number): Promise<CuttableLine> {
    const line = new CuttableLine(target);
    onTestFinished(() => line.end());
    line.#server.listen(from, HOST);
    await once(line.#server, 'listening');
    return line;
  }

  /** Connections that stand. */
  get open(): number {
    return this.#pairs.filter((socket) => !socket.destroyed).length;
  }

  /** Cuts what stands: everything, or the last `count` connections. */
  cut(count?: number): void {
    const standing = this.#pairs.filter((socket) => !socket.destroyed);
    for (const socket of count === undefined ? standing : standing.slice(-count)) socket.destroy();
  }

  /** Cuts everything, and no new connection is made until the line is laid again. */
  async end(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }
}
