import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Watch } from './watch.js';

/** An event as it came: only what every event has is known. */
export interface RawEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Where and as whom to listen. */
export interface RawEventSource {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

/** The event socket without any library: for tests that must not trust the client which is under test. */
export class RawEventSocket {
  readonly #events: RawEvent[] = [];
  readonly #waiting = new Watch();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (frame: Buffer) => {
      const event: RawEvent = JSON.parse(frame.toString('utf8'));
      this.#events.push(event);
      this.#waiting.notify();
    });
  }

  /**
   * Registers the application and returns when Asterisk has accepted it. Give each socket a name of its own: while Asterisk
   * still takes down one that was closed, it takes the application of that name down with it, in 3 of 400 that followed at once.
   */
  static async open({ url, username, password }: RawEventSource, application: string): Promise<RawEventSocket> {
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const address = `${url.replace(/^http/, 'ws')}/events?app=${encodeURIComponent(application)}`;
    const socket = new WebSocket(address, { headers: { authorization } });
    const events = new RawEventSocket(socket);
    await once(socket, 'open');
    return events;
  }

  /** All events of a type that have come so far. */
  seen(type: string): RawEvent[] {
    return this.#events.filter((event) => event.type === type);
  }

  /** Waits until `count` events of a type have come since the beginning, and gives them. Rejects after `timeout` ms. */
  async heard(type: string, count = 1, timeout = 30_000): Promise<RawEvent[]> {
    const came = () => this.#events.map((event) => event.type).join(', ');
    const complaint = () => `${this.seen(type).length} of ${count} ${type} within ${timeout} ms; came: ${came()}`;
    await this.#waiting.until(() => this.seen(type).length >= count, timeout, complaint);
    return this.seen(type);
  }

  close(): void {
    this.socket.terminate();
  }
}
