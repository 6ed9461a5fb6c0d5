import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { FaultLine, type LineFaults } from './fault-line.js';

const HOST = '127.0.0.1';

/** What happens to connections that are made from now on. */
export type Reception = 'through' | 'reset' | { readonly status: number };

/** Stands between a client and its Asterisk, and is everything that can go wrong there. */
export class FaultProxy implements LineFaults {
  /** When connections came, in milliseconds since the epoch. Those that are refused never come. */
  readonly attempts: number[] = [];
  /** Milliseconds that everything takes in either direction. */
  delay = 0;
  /** What happens to connections that are made from now on. */
  reception: Reception = 'through';
  /** Answers that were lost. */
  lost = 0;
  readonly #target: number;
  readonly #lines = new Set<FaultLine>();
  #server: Server;
  #port = 0;
  #losing = 0;

  private constructor(target: number) {
    this.#target = target;
    this.#server = createServer((near) => this.#receive(near));
  }

  /** Puts one before a port; it is taken away when the test has ended. */
  static async before(target: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await proxy.listen();
    onTestFinished(() => proxy.refuse());
    return proxy;
  }

  /** What a client is given as `url`. */
  get url(): string {
    return `http://${HOST}:${this.#port}`;
  }

  /** WebSockets that stand. */
  get sockets(): FaultLine[] {
    return [...this.#lines].filter((line) => line.isSocket && line.open);
  }

  /** Resets the WebSockets, or every connection; new ones go through. */
  cut(what: 'sockets' | 'everything'): void {
    for (const line of what === 'sockets' ? this.sockets : this.#lines) line.cut();
  }

  /** Lets nothing pass on the connections that stand, and tells nobody; new ones go through. */
  freeze(): void {
    for (const line of this.#lines) line.freeze();
  }

  /** Puts bytes between two frames of every WebSocket. */
  inject(bytes: Buffer): void {
    for (const line of this.sockets) line.inject(bytes);
  }

  /**
   * The next answers to commands never arrive, though the server has given them: their connections are reset instead.
   */
  loseAnswers(count = 1): void {
    this.#losing = count;
  }

  loses(answer: Buffer): boolean {
    if (this.#losing === 0 || !/^HTTP\/1\.1 [2-5]|"RESTResponse"/.test(answer.toString('latin1'))) return false;
    this.#losing -= 1;
    this.lost += 1;
    return true;
  }

  /** Nothing listens any more: the machine itself refuses connections. Those that stand are reset. */
  async refuse(): Promise<void> {
    this.cut('everything');
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  /** Listens, again on the same port. */
  async listen(): Promise<void> {
    this.#server = createServer((near) => this.#receive(near));
    this.#server.listen(this.#port, HOST);
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  #receive(near: Socket): void {
    this.attempts.push(Date.now());
    if (this.reception === 'through') {
      const far = createConnection(this.#target, HOST);
      this.#lines.add(new FaultLine(near, far, this, (line) => this.#lines.delete(line)));
      return;
    }
    near.on('error', () => {});
    if (this.reception === 'reset') near.resetAndDestroy();
    else refuseWith(near, this.reception.status);
  }
}

/** Answers the first request and closes. */
function refuseWith(near: Socket, status: number): void {
  near.once('data', () => {
    const body = '{"message":"refused by the proxy"}';
    const head = `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close`;
    near.end(`HTTP/1.1 ${status} Refused\r\n${head}\r\n\r\n${body}`);
  });
}
