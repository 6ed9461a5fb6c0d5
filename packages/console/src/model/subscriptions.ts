import type { GatewayClient } from 'nestjs-ari-gateway-client';
import type { EventLog } from './event-log.js';
import { reasonOf } from './reason.js';
import { Store } from './store.js';

/** How often the list is drawn at most, in milliseconds. */
const PAUSE = 500;

export type SubscriptionKind = 'stream' | 'channel';

/** One subscription of this page. */
export interface Subscription {
  readonly n: number;
  readonly kind: SubscriptionKind;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly heard: number;
  readonly lastAt?: number;
  /** Why it is over. */
  readonly problem?: string;
  /** Made by hand on the page of requests, where it can be ended. */
  readonly byHand: boolean;
}

/** Tells the list of one subscription what happens to it. */
export interface SubscriptionEntry {
  heard(): void;
  failed(problem: string): void;
  end(): void;
}

/** What stands in an event of a stream, or of a channel. */
interface Heard {
  readonly kind?: string;
  readonly event?: string;
  readonly pk?: string | number;
}

interface Kept {
  heard: number;
  lastAt?: number;
  problem?: string;
}

/** What this page is subscribed to, and how much came of it. */
export class Subscriptions extends Store {
  readonly #all = new Map<number, Omit<Subscription, keyof Kept> & Kept>();
  readonly #ends = new Map<number, () => void>();
  #last = 0;

  constructor(
    private readonly client: GatewayClient,
    private readonly log: EventLog,
  ) {
    super(PAUSE);
  }

  list(): readonly Subscription[] {
    return [...this.#all.values()];
  }

  begin(kind: SubscriptionKind, name: string, byHand = false): SubscriptionEntry {
    const n = (this.#last += 1);
    const kept: Omit<Subscription, keyof Kept> & Kept = { n, kind, name, since: Date.now(), heard: 0, byHand };
    this.#all.set(n, kept);
    this.changed();
    return {
      heard: () => {
        kept.heard += 1;
        kept.lastAt = Date.now();
        this.changed();
      },
      failed: (problem) => {
        kept.problem = problem;
        this.changed();
      },
      end: () => {
        this.#all.delete(n);
        this.#ends.delete(n);
        this.changed();
      },
    };
  }

  /** Subscribes by hand: what comes stands in the event log. */
  open(kind: SubscriptionKind, name: string): void {
    const events = kind === 'stream' ? this.client.stream(name).subscribe() : this.client.channel(name).subscribe();
    const entry = this.begin(kind, name, true);
    this.#ends.set(this.#last, () => {
      entry.end();
      void events.return?.();
    });
    void this.#listen(events as AsyncIterable<object>, name, entry);
  }

  /** Ends one that was made by hand. */
  end(n: number): void {
    this.#ends.get(n)?.();
  }

  async #listen(events: AsyncIterable<object>, name: string, entry: SubscriptionEntry): Promise<void> {
    try {
      for await (const event of events) {
        entry.heard();
        const { kind, event: type = kind, pk } = event as Heard;
        const ids = pk === undefined ? [] : [String(pk)];
        this.log.add({
          at: Date.now(),
          kind: 'event',
          type: `${name}: ${String(type)}`,
          about: ids.join(),
          ids,
          raw: event,
        });
      }
    } catch (error) {
      entry.failed(reasonOf(error));
    }
  }
}
