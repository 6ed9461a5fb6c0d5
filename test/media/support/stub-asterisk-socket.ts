import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { WebSocketLink } from '../../../lib/media/links/index.js';

/** The side of Asterisk on a WebSocket, led by a test: says what it is told to, and keeps what it hears. */
export class StubAsteriskSocket {
  readonly commands: Readonly<Record<string, unknown>>[] = [];
  readonly frames: Buffer[] = [];
  /** How the socket was closed. */
  closed: number | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('error', () => {});
    socket.on('close', (code) => (this.closed = code));
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.frames.push(data);
      else this.commands.push(JSON.parse(data.toString()) as Record<string, unknown>);
    });
  }

  /** A pair of sockets; the second is ours, on which a link can be started. */
  static async pair(options: { readonly deaf?: boolean; readonly longest?: number } = {}): Promise<{
    readonly far: StubAsteriskSocket;
    readonly near: WebSocket;
  }> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: options.deaf !== true });
    await once(server, 'listening');
    const near = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/media/1`, {
      maxPayload: options.longest,
    });
    // The link of a test that fails has not begun to listen.
    near.on('error', () => {});
    const [socket] = (await once(server, 'connection')) as [WebSocket];
    onTestFinished(() => {
      near.terminate();
      socket.terminate();
      server.close();
    });
    return { far: new StubAsteriskSocket(socket), near };
  }

  /** A link that has been told of its channel. */
  static async linked(
    start: Readonly<Record<string, unknown>> = {},
    options: { readonly deaf?: boolean } = {},
  ): Promise<{ readonly far: StubAsteriskSocket; readonly link: WebSocketLink }> {
    const { far, near } = await StubAsteriskSocket.pair(options);
    const started = WebSocketLink.started(near, 'weConnect', 5_000);
    far.say({ ...mediaStart(), ...start });
    return { far, link: await started };
  }

  say(event: object | string): void {
    this.socket.send(typeof event === 'string' ? event : JSON.stringify(event));
  }

  sound(bytes: Buffer): void {
    this.socket.send(bytes);
  }

  heard(command: string): readonly Readonly<Record<string, unknown>>[] {
    return this.commands.filter((one) => one['command'] === command);
  }
}

/** The first word of Asterisk 22.10.1. */
export function mediaStart(): Readonly<Record<string, unknown>> {
  return {
    event: 'MEDIA_START',
    connection_id: 'media',
    channel: 'WebSocket/media/0x7f',
    channel_id: 'c1',
    format: 'ulaw',
    optimal_frame_size: 160,
    ptime: 20,
    channel_variables: {},
  };
}
