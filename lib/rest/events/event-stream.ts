import type { ServerResponse } from 'node:http';

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  // Tells a proxy to pass each event on at once.
  'X-Accel-Buffering': 'no',
} as const;

/** How soon a client comes back after the end of a stream, in milliseconds. */
const RETRY = 1_000;

/** Writes Server-Sent Events to one response, until the client goes or is too slow. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #bufferedBytes: number;
  #ended = false;

  /** @param ended - called once, by whichever side it was ended. */
  constructor(response: ServerResponse, bufferedBytes: number, ended: () => void) {
    this.#response = response;
    this.#bufferedBytes = bufferedBytes;
    const end = (): void => {
      if (this.#ended) return;
      this.#ended = true;
      ended();
    };
    response.once('close', end);
    response.on('error', end);
    if (response.destroyed || response.closed) end();
  }

  /** Answers a client that asks whether there is a stream, and not for what it says. */
  static announce(response: ServerResponse): void {
    response.writeHead(200, HEADERS).end();
  }

  get ended(): boolean {
    return this.#ended;
  }

  open(): void {
    if (this.#ended) return;
    this.#response.writeHead(200, HEADERS);
    this.#write(`retry: ${RETRY}\n\n`);
  }

  /** Writes events that are encoded already. A client that does not read must not fill our memory. */
  send(chunk: string | Buffer): void {
    if (this.#ended) return;
    if (this.#response.writableLength > this.#bufferedBytes) this.#response.destroy();
    else this.#write(chunk);
  }

  /** Says that the stream lives. */
  beat(): void {
    this.send(': still here\n\n');
  }

  end(): void {
    if (!this.#ended) this.#response.end();
  }

  #write(chunk: string | Buffer): void {
    this.#response.write(chunk);
  }
}

/** One event as it travels. JSON has no line breaks of its own. */
export function writtenEvent(event: string, id: string, json: string): string {
  return `event: ${event}\nid: ${id}\ndata: ${json}\n\n`;
}
