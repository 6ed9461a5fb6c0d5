import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { eventTexts, LAST_EVENT, lifeOf, channelSnapshot, type EventStream } from './event-stream.js';
import { ClientFrames } from './client-frames.js';
import { frame, framedChunks } from './framing.js';
import { restAnswer } from './rest-answer.js';

const WEBSOCKET_GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** The open event sockets of the stand-in server, written to by hand. */
export class EventSockets {
  readonly #open = new Set<Duplex>();
  readonly #prepared = new Map<string, Buffer[]>();

  accept(socket: Duplex, key: string): void {
    const accept = createHash('sha1')
      .update(key + WEBSOCKET_GUID)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    this.#open.add(socket);
    const frames = new ClientFrames();
    socket.on('data', (data: Buffer) => {
      // A close frame: answered by hanging up, which every client takes for an end.
      if (((data[0] ?? 0) & 0x0f) === 0x08) socket.end();
      else for (const text of frames.take(data)) socket.write(frame(restAnswer(text)));
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#open.delete(socket));
  }

  /** Frames a stream beforehand; the reader must not wait for that. */
  prepare(stream: EventStream): Buffer[] {
    const key = JSON.stringify(stream);
    const known = this.#prepared.get(key);
    if (known !== undefined) return known;
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size >= 3 && oldest !== undefined) this.#prepared.delete(oldest);
    const chunks = framedChunks(withEnd(eventTexts(stream)));
    this.#prepared.set(key, chunks);
    return chunks;
  }

  /** Sends a stream to every open socket, as fast as each takes it. */
  async flood(stream: EventStream): Promise<void> {
    const chunks = this.prepare(stream);
    await Promise.all([...this.#open].map((socket) => pour(socket, chunks)));
  }

  /** Sends `perSecond` digits a second for `seconds`, or whole calls; each digit tells in `digit` when it left, in nanoseconds. */
  async pace(perSecond: number, seconds: number, wholeCalls = false): Promise<void> {
    const begin = process.hrtime.bigint();
    const channel = channelSnapshot(1);
    for (let sent = 0; sent < perSecond * seconds;) {
      const now = process.hrtime.bigint();
      const due = Math.floor((Number(now - begin) / 1e9) * perSecond);
      for (; sent < due && sent < perSecond * seconds; sent += 1) {
        const moment = String(process.hrtime.bigint());
        const digit = `"digit":"${moment}","duration_ms":${sent}`;
        const text = `{"type":"ChannelDtmfReceived","timestamp":"",${digit},"channel":${channel},"application":"bench-0"}`;
        const frames = Buffer.concat((wholeCalls ? lifeOf(sent, moment) : [text]).map(frame));
        for (const socket of this.#open) socket.write(frames);
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    for (const socket of this.#open) socket.write(frame(LAST_EVENT));
  }
}

function* withEnd(texts: Iterable<string>): Generator<string> {
  yield* texts;
  yield LAST_EVENT;
}

async function pour(socket: Duplex, chunks: readonly Buffer[]): Promise<void> {
  for (const chunk of chunks) {
    if (socket.destroyed) return;
    if (!socket.write(chunk)) await drained(socket);
  }
}

/** Also when the reader has gone: then there is nothing to wait for. */
function drained(socket: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      socket.off('drain', over).off('close', over);
      resolve();
    };
    socket.on('drain', over).on('close', over);
  });
}
