import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type AriAddress, basic } from './wire.js';

/** An event as it came; the tests know what they look for in it. */
export type WireEvent = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface RecorderOptions {
  readonly subscribeAll?: boolean;
}

/** Keeps every message of one event socket and lets tests wait for one. */
export class EventRecorder {
  readonly events: WireEvent[] = [];
  /** The messages as they were written. */
  readonly texts: string[] = [];
  readonly socket: WebSocket;
  readonly #watchers = new Set<() => void>();

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (frame: Buffer) => {
      const text = frame.toString('utf8');
      this.texts.push(text);
      this.events.push(JSON.parse(text) as WireEvent);
      for (const watcher of [...this.#watchers]) watcher();
    });
  }

  static async open(address: AriAddress, apps: string, options: RecorderOptions = {}): Promise<EventRecorder> {
    const query = `app=${encodeURIComponent(apps)}${options.subscribeAll ? '&subscribeAll=true' : ''}`;
    const url = `${address.url.replace(/^http/, 'ws')}/events?${query}`;
    const socket = new WebSocket(url, { headers: { authorization: basic(address) } });
    const recorder = new EventRecorder(socket);
    await once(socket, 'open');
    return recorder;
  }

  /** The first message that fits, be it there already or still to come. */
  async until(fits: (event: WireEvent) => boolean, what: string, timeoutMs = 8000): Promise<WireEvent> {
    const found = this.events.find(fits);
    if (found) return found;
    return new Promise((resolve, reject) => {
      const finish = (event: WireEvent | undefined): void => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        const seen = this.events.map((known) => known.type).join(', ');
        if (event) resolve(event);
        else reject(new Error(`${what} did not come within ${timeoutMs} ms; came: ${seen || 'nothing'}`));
      };
      const look = (): void => {
        const event = this.events.find(fits);
        if (event) finish(event);
      };
      const timer = setTimeout(() => finish(undefined), timeoutMs);
      this.#watchers.add(look);
    });
  }

  /** The first event of a type, of one channel if one is named. */
  type(type: string, channelId?: string): Promise<WireEvent> {
    const what = channelId === undefined ? type : `${type} of ${channelId}`;
    return this.until(
      (event) => event.type === type && (channelId === undefined || channelOf(event) === channelId),
      what,
    );
  }

  of(type: string): WireEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** Asks over the socket, as REST over WebSocket does; gives the answer. */
  async ask(message: Readonly<Record<string, unknown>> | string): Promise<WireEvent> {
    const before = this.of('RESTResponse').length;
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    await this.until(() => this.of('RESTResponse').length > before, 'RESTResponse');
    return this.of('RESTResponse')[before] as WireEvent;
  }

  close(): void {
    this.socket.terminate();
  }
}

/** The channel that an event is about. */
export function channelOf(event: WireEvent): string | undefined {
  return ((event['channel'] ?? event['peer']) as { id?: string } | undefined)?.id;
}
