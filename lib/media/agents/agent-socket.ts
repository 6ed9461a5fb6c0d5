import type { WebSocket } from 'ws';
import { MediaException } from '../exceptions/index.js';
import { TextAllowance } from '../links/index.js';

/** Bytes that may wait for an agent that does not read; more of the caller's voice is left out, and soon it is given up. */
const MOST_WAITING = 256 * 1_024;
const STUCK_MS = 10_000;

/** How often the agent is asked whether it lives, in milliseconds. */
const BEAT_MS = 10_000;

/** How long a closing handshake may take, in milliseconds. */
const GOODBYE_MS = 1_000;

/** Marks at once and a second: fewer than Asterisk may answer, or its answers would pass for a flood. */
const MARKS = { atOnce: 1_500, perSecond: 100 };

/** One in so many wrong messages is warned of. */
const WARNED_EVERY = 1_000;

/** Hears what an agent sends. */
export interface AgentListener {
  text(text: string): void;
  bytes(bytes: Buffer): void;
  /** The agent has ended it, or was given up; the reason in words. */
  gone(reason: string): void;
}

/** Keeps the socket to an agent server: asks whether it lives, and gives up one that does not read, or sends without end. */
export class AgentSocket {
  readonly #socket: WebSocket;
  readonly #name: string;
  readonly #rubbish = new TextAllowance();
  readonly #marks = new TextAllowance(MARKS.atOnce, MARKS.perSecond);
  #gone: (reason: string) => void = () => {};
  #wrong = 0;
  #alive = true;
  #stuckSince: number | undefined;
  #beat: NodeJS.Timeout | undefined;
  #over = false;

  /** @param name - stands in warnings. */
  constructor(socket: WebSocket, name: string) {
    this.#socket = socket;
    this.#name = name;
  }

  listen(listener: AgentListener): void {
    const socket = this.#socket;
    this.#gone = (reason) => listener.gone(reason);
    socket.on('message', (data, isBinary) => {
      if (isBinary) listener.bytes(data as Buffer);
      else listener.text((data as Buffer).toString());
    });
    socket.on('pong', () => (this.#alive = true));
    socket.on('error', (error) => this.#gone(`the connection to the agent broke: ${error.message}`));
    socket.once('close', (code) => this.#gone(`the agent closed the stream with ${code}`));
    this.#beat = setInterval(() => this.#ask(), BEAT_MS);
    // It may have gone while the sound was being opened.
    if (socket.readyState !== socket.OPEN) this.#gone('the agent closed the stream');
  }

  /** Whether the agent reads what it is sent; where it does not, sound is left out. */
  get reads(): boolean {
    if (this.#socket.bufferedAmount < MOST_WAITING) {
      this.#stuckSince = undefined;
      return true;
    }
    const now = performance.now();
    this.#stuckSince ??= now;
    if (now - this.#stuckSince > STUCK_MS) this.#gone('the agent does not read');
    return false;
  }

  write(message: object): void {
    if (!this.#over && this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  sound(bytes: Buffer): void {
    if (!this.#over && this.#socket.readyState === this.#socket.OPEN) this.#socket.send(bytes, { binary: true });
  }

  /** An agent that sends too much sound or too many marks is broken, and is given up; other failures are warnings. */
  attempt(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (error instanceof MediaException && error.reason === 'overflow') return this.giveUp(error.message);
      this.complain(error instanceof Error ? error.message : String(error));
    });
  }

  /** Whether the agent may set one more mark; where it may not, it is given up. */
  mayMark(): boolean {
    const may = this.#marks.take();
    if (!may) this.giveUp('it marks without end');
    return may;
  }

  /** A message of the agent cannot be understood. */
  complain(problem: string): void {
    if (!this.#rubbish.take()) return this.giveUp('it sends what is not understood, without end');
    this.#wrong += 1;
    if (this.#wrong % WARNED_EVERY !== 1) return;
    const count = this.#wrong === 1 ? '' : ` (${this.#wrong} so far)`;
    this.#warn(`the agent is not understood${count}: ${problem}`);
  }

  /** What it still sends is not read: the network holds it until the connection is cut. */
  giveUp(problem: string): void {
    if (this.#over) return;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.pause();
    this.#warn(`the agent was given up: ${problem}`);
    this.#gone(`the agent was given up: ${problem}`);
  }

  close(): void {
    if (this.#over) return;
    this.#over = true;
    clearInterval(this.#beat);
    this.#socket.close(1000);
    const timer = setTimeout(() => this.#socket.terminate(), GOODBYE_MS).unref();
    this.#socket.once('close', () => clearTimeout(timer));
  }

  #ask(): void {
    if (!this.#alive) return this.#gone('the agent does not answer');
    this.#alive = false;
    this.#socket.ping();
  }

  #warn(words: string): void {
    process.emitWarning(`[media] stream ${this.#name}: ${words}`, 'AriWarning');
  }
}
