import WebSocket from 'ws';

/** Settings of the pings of a socket. */
export interface HeartbeatOptions {
  /** Milliseconds between pings, and for the answer to one. */
  readonly ping: { readonly interval: number; readonly timeout: number };
  /** Whether a command of this socket is being carried out: Asterisk may answer no ping meanwhile. */
  readonly busy?: () => boolean;
}

/** Pings one open socket until it closes, and reports when nothing comes back: then the other side is gone. */
export class Heartbeat {
  readonly #socket: WebSocket;
  readonly #options: HeartbeatOptions;
  readonly #dead: (reason: string) => void;
  readonly #pinging: NodeJS.Timeout;
  #waiting: NodeJS.Timeout | undefined;
  #heard = true;

  private constructor(socket: WebSocket, options: HeartbeatOptions, dead: (reason: string) => void) {
    this.#socket = socket;
    this.#options = options;
    this.#dead = dead;
    this.#pinging = setInterval(() => this.#ping(), options.ping.interval);
    socket.on('message', () => this.heard());
    socket.on('pong', () => this.heard());
    socket.once('close', () => this.#stop());
  }

  /** Watches an open socket until it closes. */
  static of(socket: WebSocket, options: HeartbeatOptions, dead: (reason: string) => void): Heartbeat {
    return new Heartbeat(socket, options, dead);
  }

  /** Counts a frame as a sign of life that `ws` itself does not see. */
  heard(): void {
    this.#heard = true;
  }

  #ping(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    // The answer may be allowed more time than lies between two pings: its limit then goes on.
    if (this.#waiting !== undefined && !this.#heard) return;
    const { timeout } = this.#options.ping;
    this.#heard = false;
    this.#socket.ping();
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      // After a block of our own this timer runs before the answer, long there, is read: let that happen first.
      if (!this.#heard) setImmediate(() => this.#judge());
      else this.#waiting = undefined;
    }, timeout);
  }

  #judge(): void {
    this.#waiting = undefined;
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    const { timeout } = this.#options.ping;
    if (!this.#heard && this.#options.busy?.() !== true) this.#dead(`no answer to a ping within ${timeout} ms`);
  }

  #stop(): void {
    clearInterval(this.#pinging);
    clearTimeout(this.#waiting);
  }
}
