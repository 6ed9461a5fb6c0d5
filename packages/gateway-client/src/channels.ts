import type { ChannelFrame } from '../../../lib/protocol/index.js';
import { EventBuffer } from './event-buffer.js';
import { fits } from './event-pattern.js';
import { GatewayCallError } from './gateway-call-error.js';
import { later, never, type Timer } from './platform.js';
import type { Answer, Wire } from './wire.js';

const PAUSE = 1_000;

/** Something that was published. `gateway.gap` instead of an event of yours: some may have been lost. */
export interface ChannelEvent<D> {
  readonly event: string;
  readonly data: D;
}

interface Listener {
  readonly channel: string;
  readonly pattern: string;
  readonly events: EventBuffer<ChannelEvent<never>>;
  begun: boolean;
  timer?: Timer;
}

const GAP = { event: 'gateway.gap', data: {} as never };

/** Listens to channels, again after every reconnect. */
export class Channels {
  readonly #wire: Wire;
  readonly #most: number;
  readonly #listeners = new Set<Listener>();

  constructor(wire: Wire, most: number) {
    this.#wire = wire;
    this.#most = most;
  }

  listen<D>(channel: string, pattern: string): AsyncIterableIterator<ChannelEvent<D>> {
    const events = new EventBuffer<ChannelEvent<never>>(this.#most, () => this.#end(listener));
    const listener: Listener = { channel, pattern, events, begun: false };
    this.#listeners.add(listener);
    this.#subscribe(listener);
    return events;
  }

  /** On a new connection: a channel keeps nothing, so what was published meanwhile is lost. */
  opened(): void {
    for (const listener of this.#listeners) {
      if (listener.begun) this.#give(listener, GAP);
      this.#subscribe(listener);
    }
  }

  hear({ channel, event, data }: ChannelFrame): void {
    for (const listener of [...this.#listeners].filter((one) => one.channel === channel)) {
      if (event === GAP.event) this.#give(listener, GAP);
      else if (event === 'gateway.unsubscribed') this.#revoked(listener, data);
      else if (fits(listener.pattern, event)) this.#give(listener, { event, data: data as never });
    }
  }

  end(error: Error | undefined): void {
    for (const { events } of [...this.#listeners]) events.finish(error === undefined ? {} : { error });
  }

  /** Without a connection that is for later. */
  #subscribe(listener: Listener): void {
    never(listener.timer);
    if (!this.#wire.open) return;
    const { channel, pattern: event } = listener;
    const settle = (answer: Answer<unknown>): void => this.#answered(listener, answer);
    this.#wire.call('subscribe', { channel, event }, settle, true);
  }

  #answered(listener: Listener, answer: Answer<unknown>): void {
    if (!this.#listeners.has(listener)) return;
    if (!('error' in answer)) listener.begun = true;
    else if (answer.error instanceof GatewayCallError && Object.keys(answer.error.errors).length > 0) {
      listener.events.finish({ error: answer.error });
    } else listener.timer = later(PAUSE, () => this.#subscribe(listener));
  }

  /** A reader that is too slow has missed something. */
  #give({ events }: Listener, event: ChannelEvent<never>): void {
    if (!events.push(event)) events.push(GAP);
  }

  #revoked({ channel, pattern, events }: Listener, data: unknown): void {
    if ((data as { event?: unknown } | null)?.event !== pattern) return;
    events.finish({ error: new GatewayCallError('subscribe', `Cannot subscribe to channel ${channel} any more`) });
  }

  #end(listener: Listener): void {
    never(listener.timer);
    this.#listeners.delete(listener);
    const { channel, pattern: event } = listener;
    const others = [...this.#listeners].some((one) => one.channel === channel && one.pattern === event);
    if (!others && this.#wire.open) this.#wire.call('unsubscribe', { channel, event }, () => {});
  }
}
