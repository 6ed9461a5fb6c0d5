import { once } from 'node:events';
import type { PushPayload, ReplyFrame, ReplyPayload } from '../../../lib/protocol/index.js';
import { onTestFinished, vi } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';

interface Frame {
  readonly stream: string | null;
  /** Missing in the frames of calls and channels. */
  readonly payload: ReplyPayload | PushPayload;
}

/** A client of the gateway with nothing but a socket: what goes out and what comes in is seen as it travels. */
export class GatewaySocket {
  readonly frames: Frame[] = [];
  readonly socket: WebSocket;
  /** The code that the socket was ended with, and why. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  #requests = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => this.frames.push(JSON.parse(data.toString('utf8')) as Frame));
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }));
    });
    onTestFinished(() => socket.terminate());
  }

  /** Opens a socket, as the user with that token; undefined: as nobody. */
  static async open(url: string, token?: string, options: ClientOptions = {}): Promise<GatewaySocket> {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const socket = new WebSocket(url, { headers, ...options });
    const client = new GatewaySocket(socket);
    await once(socket, 'open');
    return client;
  }

  get pushes(): PushPayload[] {
    return this.frames.flatMap(({ payload }) =>
      'response_status' in (payload ?? { response_status: 0 }) ? [] : [payload as PushPayload],
    );
  }

  get replies(): ReplyFrame[] {
    return this.frames.filter(({ payload }) => 'response_status' in (payload ?? {})) as ReplyFrame[];
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
  }

  /** Sends a request and waits for its answer. */
  async ask(stream: string, action: string, parts: object = {}): Promise<ReplyPayload> {
    const request_id = `request ${(this.#requests += 1)}`;
    this.send({ stream, payload: { action, request_id, ...parts } });
    return this.answer((parts as { request_id?: ReplyPayload['request_id'] }).request_id ?? request_id);
  }

  async answer(requestId: ReplyPayload['request_id']): Promise<ReplyPayload> {
    return vi.waitFor(() => {
      const found = this.replies.find(({ payload }) => payload.request_id === requestId);
      if (found === undefined) throw new Error(`no answer to ${requestId} among ${JSON.stringify(this.frames)}`);
      return found.payload;
    }, WAIT);
  }

  /** Calls a method and gives the frame that answers. */
  async call(method: string, payload: object = {}): Promise<Record<string, unknown>> {
    const id = `call ${(this.#requests += 1)}`;
    this.send({ id, method, payload });
    return vi.waitFor(() => {
      const found = this.#others.find((frame) => frame['id'] === id);
      if (found === undefined) throw new Error(`no answer to ${method} among ${JSON.stringify(this.frames)}`);
      return found;
    }, WAIT);
  }

  /** What came on channels. */
  get events(): Record<string, unknown>[] {
    return this.#others.filter((frame) => 'channel' in frame);
  }

  get #others(): Record<string, unknown>[] {
    return this.frames as unknown as Record<string, unknown>[];
  }

  /** Waits for so many frames in all. */
  async heard(count: number): Promise<readonly Frame[]> {
    return vi.waitFor(() => {
      if (this.frames.length < count) throw new Error(`${this.frames.length} of ${count} frames have come`);
      return this.frames;
    }, WAIT);
  }
}

const WAIT = { timeout: 30_000, interval: 5 };
