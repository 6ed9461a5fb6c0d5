import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { MediaException } from '../exceptions/index.js';
import { QueuedPlayout, TickingPlayout, type FarQueue, type Playout, type PlayoutLimits } from '../playout/index.js';
import { EarlyWords } from './early-words.js';
import { FrameSocket } from './frame-socket.js';
import { keepAlive } from './heartbeat.js';
import type { LinkEnd, LinkListener, MediaLink, MediaWay } from './media-link.js';
import { TextAllowance } from './text-allowance.js';
import { readTextEvent, type MediaStart, type TextEvent } from './text-events.js';

/** How long a closing handshake may take, in milliseconds. */
const GOODBYE_MS = 1_000;

/** Speaks Asterisk's `chan_websocket` (control messages in JSON) over a socket that either side has opened. */
export class WebSocketLink implements MediaLink {
  readonly way: MediaWay;
  readonly closed: Promise<void>;
  readonly #socket: WebSocket;
  readonly #frames: FrameSocket;
  readonly #start: MediaStart;
  readonly #allowance = new TextAllowance();
  readonly #early = new EarlyWords();
  #listener: LinkListener = this.#early;
  #playout: Playout | undefined;
  #end: LinkEnd | undefined;

  private constructor(socket: WebSocket, frames: FrameSocket, way: MediaWay, start: MediaStart) {
    this.#socket = socket;
    this.#frames = frames;
    this.way = way;
    this.#start = start;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  /**
   * Waits for the first word of Asterisk on a socket that is open, or is being opened. Call it in the turn in which
   * there is a socket, or that word may be missed.
   *
   * @param accepted - the stream under a socket that this side has accepted.
   * @throws {MediaException} `timeout`, `lost` or `refused`: it did not come, or is none.
   */
  static started(socket: WebSocket, way: MediaWay, timeout: number, accepted?: Duplex): Promise<WebSocketLink> {
    return new Promise((resolve, reject) => {
      // Under load the first sound may come before the first word.
      const before: Buffer[] = [];
      const fail = (reason: 'timeout' | 'lost' | 'refused', problem: string, cause?: unknown): void => {
        over();
        socket.on('error', () => {});
        socket.terminate();
        reject(new MediaException('media.open', reason, problem, { cause }));
      };
      const timer = setTimeout(() => fail('timeout', `no MEDIA_START came within ${timeout} ms.`), timeout);
      const binary = (bytes: Buffer): void => {
        if (before.length < 25) before.push(bytes);
      };
      const text = (words: string): void => {
        const event = readTextEvent(words);
        if (event.event !== 'MEDIA_START') return fail('refused', `instead of MEDIA_START came ${describe(event)}.`);
        over();
        const link = new WebSocketLink(socket, frames, way, event);
        link.#open();
        for (const bytes of before) link.#early.audio(bytes);
        resolve(link);
      };
      const closed = (code: number): void => fail('lost', `the socket was closed with ${code} before MEDIA_START.`);
      const failed = (error: Error): void => fail('lost', `the socket could not be opened: ${error.message}.`, error);
      const over = (): void => {
        clearTimeout(timer);
        frames.listen({ binary: () => {}, text: () => {} });
        socket.off('close', closed).off('error', failed);
      };
      const frames = new FrameSocket(socket, { binary, text }, accepted);
      socket.on('close', closed).on('error', failed);
    });
  }

  get format(): MediaStart['format'] {
    return this.#start.format;
  }

  get channelId(): string {
    return this.#start.channelId;
  }

  listen(listener: LinkListener): void {
    this.#listener = listener;
    this.#early.tell(listener);
  }

  playout(limits: PlayoutLimits): Playout {
    const { format, frameBytes } = this.#start;
    this.#playout =
      frameBytes === 0
        ? new TickingPlayout(this.#queue(), format, 0, limits, false)
        : new QueuedPlayout(this.#queue(), format, frameBytes, limits);
    return this.#playout;
  }

  close(): void {
    if (this.#end !== undefined) return;
    this.#finish({ by: 'application', reason: 'closed by this program' });
    this.#command('HANGUP');
    this.#socket.close(1000);
    const timer = setTimeout(() => this.#socket.terminate(), GOODBYE_MS).unref();
    this.#socket.once('close', () => clearTimeout(timer));
  }

  #open(): void {
    const socket = this.#socket;
    const alive = keepAlive(socket, () => this.#lost('the connection is dead: Asterisk does not answer'));
    this.#frames.listen({
      binary: (bytes) => {
        alive();
        this.#listener.audio(bytes);
      },
      text: (text) => {
        alive();
        this.#text(text);
      },
    });
    socket.on('error', (error) => this.#lost(error.message));
    socket.once('close', (code) => {
      if (code === 1006) this.#lost('the connection broke');
      else this.#finish({ by: 'asterisk', reason: `Asterisk closed the socket with ${code}` });
    });
  }

  #text(text: string): void {
    if (this.#end !== undefined) return;
    if (!this.#allowance.take()) return this.#lost('the other side floods this program with text frames');
    const event = readTextEvent(text);
    const queued = this.#playout instanceof QueuedPlayout ? this.#playout : undefined;
    if (event.event === 'MEDIA_MARK_PROCESSED') queued?.markPlayed(event.id);
    else if (event.event === 'STATUS') queued?.status(event.queueLength);
    else if (event.event === 'MEDIA_XOFF') queued?.xoff();
    else if (event.event === 'MEDIA_XON') queued?.xon();
    else if (event.event === 'DTMF_END') this.#listener.digit(event.digit);
    else if (event.event === 'ERROR' || event.event === 'MALFORMED') this.#listener.trouble(describe(event));
  }

  /** Frames and commands go the same way, so that they keep their order. */
  #queue(): FarQueue {
    const frames = this.#frames;
    return {
      send: (frame) => frames.send(frame),
      get waitingBytes() {
        return frames.waitingBytes;
      },
      mark: (id) => this.#command('MARK_MEDIA', { correlation_id: id }),
      flush: () => this.#command('FLUSH_MEDIA'),
      pause: () => this.#command('PAUSE_MEDIA'),
      resume: () => this.#command('CONTINUE_MEDIA'),
      askStatus: () => this.#command('GET_STATUS'),
    };
  }

  #command(command: string, fields: Readonly<Record<string, string>> = {}): void {
    this.#frames.say(JSON.stringify({ command, ...fields }));
  }

  #lost(reason: string): void {
    this.#finish({ by: 'network', reason });
    this.#socket.terminate();
  }

  #finish(end: LinkEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.#playout?.close();
    this.#listener.ended(end);
  }
}

function describe(event: TextEvent): string {
  return 'text' in event ? `${event.event}, ${event.text}` : event.event;
}
