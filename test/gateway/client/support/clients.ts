import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import {
  GatewayClient,
  type GatewayApi,
  type GatewayClientOptions,
} from '../../../../packages/gateway-client/src/index.js';

/** A client of a gateway, as the user with that token, that is closed at the end of the test. */
export function clientOf<A extends GatewayApi = GatewayApi>(
  url: string,
  options: Partial<GatewayClientOptions> = {},
): GatewayClient<A> {
  const client = new GatewayClient<A>({ url, token: 'ada', WebSocket, maxPause: 100, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** Reads an iterator in the background, and keeps what it gives. */
export class Reader<T> {
  readonly heard: T[] = [];
  error: unknown;
  ended = false;

  constructor(private readonly events: AsyncIterableIterator<T>) {
    void this.read();
  }

  async until(count: number): Promise<readonly T[]> {
    return vi.waitFor(() => {
      if (this.heard.length >= count) return this.heard;
      throw new Error(`${this.heard.length} of ${count}: ${JSON.stringify(this.heard)} ${String(this.error)}`);
    }, WAIT);
  }

  async stop(): Promise<void> {
    await this.events.return?.();
  }

  private async read(): Promise<void> {
    try {
      for await (const event of this.events) this.heard.push(event);
      this.ended = true;
    } catch (error) {
      this.error = error;
    }
  }
}

/** A line to a gateway that a test can cut and mend. */
export class Line {
  readonly #sockets = new Set<Socket>();
  #up = true;

  private constructor(
    private readonly server: Server,
    private readonly path: string,
  ) {}

  static async to(url: string): Promise<Line> {
    const { port, hostname, pathname } = new URL(url);
    const server = createServer((near) => line.#join(near, connect(Number(port), hostname)));
    const line = new Line(server, pathname);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      line.cut();
      server.close();
    });
    return line;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}${this.path}`;
  }

  /** Ends every connection, and every new one until it is mended. */
  cut(): void {
    this.#up = false;
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  mend(): void {
    this.#up = true;
  }

  #join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    if (!this.#up) return void near.destroy();
    near.pipe(far).pipe(near);
  }
}

export const WAIT = { timeout: 15_000, interval: 5 };
