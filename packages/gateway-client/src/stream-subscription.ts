import { EventBuffer } from './event-buffer.js';
import { GatewayAnswerError } from './gateway-answer-error.js';
import { later, never, type Timer } from './platform.js';
import type { StreamEvent, SubscribeOptions } from './stream-types.js';
import type { Answer, SubscriptionNews, Wire } from './wire.js';

const PAUSE = 1_000;

/** Statuses that pass: it is asked again. */
const PASSING = new Set([429, 502, 503, 504]);

interface Position {
  readonly epoch: string;
  readonly seq: number;
}

interface Snapshot<T> {
  readonly results: readonly T[];
  readonly next: string | null;
}

/**
 * One subscription as it lives on through all connections: after each one it asks for what it missed, and where nobody
 * can tell, it says so, by a new snapshot or by a gap.
 */
export class StreamSubscription<T> {
  readonly id: number;
  readonly events: EventBuffer<StreamEvent<T>>;
  readonly #wire: Wire;
  readonly #stream: string;
  readonly #options: SubscribeOptions<T>;
  #position: Position | undefined;
  #timer: Timer | undefined;
  #begun = false;
  #asking = false;
  #again = false;

  constructor(wire: Wire, stream: string, options: SubscribeOptions<T>, most: number, ended: () => void) {
    this.#wire = wire;
    this.#stream = stream;
    this.#options = options;
    this.id = wire.newId();
    this.events = new EventBuffer(most, () => {
      never(this.#timer);
      this.#leave();
      ended();
    });
  }

  /** Subscribes, for the first time or on a new connection; without a connection that is for later. */
  open(): void {
    if (!this.#wire.open || this.events.ended) return;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    never(this.#timer);
    const { kinds = ['create', 'update', 'delete'], filter, pk, snapshot, limit } = this.#options;
    const data = { action: kinds, filter, snapshot, limit, since: this.#position };
    this.#asking = true;
    this.#again = false;
    const settle = (answer: Answer<unknown>): void => {
      this.#asking = false;
      if (this.events.ended) return;
      if (this.#again) this.open();
      else this.#answered(answer);
    };
    this.#wire.request([this.#stream, 'subscribe', { pk, data }], settle, { id: this.id, urgent: true });
  }

  /** Ends it, with an error unless it was meant to end. */
  end(error: Error | undefined): void {
    this.events.finish(error === undefined ? {} : { error });
  }

  hear(news: SubscriptionNews): void {
    if (news.action === 'unsubscribed') {
      return this.events.finish({
        error: new GatewayAnswerError(`${this.#stream}.subscribe`, 403, ['Permission Denied']),
      });
    }
    if (news.action === 'gap') return this.#gap();
    const { action: kind, data, pk, epoch, seq, lost } = news as Extract<SubscriptionNews, { seq: number }>;
    this.#position = { epoch, seq };
    this.#give(kind === 'delete' ? { kind, pk, lost: lost === true } : { kind, pk, object: data as T });
  }

  #answered(answer: Answer<unknown>): void {
    if ('error' in answer) {
      const { error } = answer;
      const passes = error instanceof GatewayAnswerError ? PASSING.has(error.status) : true;
      if (!passes) return this.events.finish({ error });
      this.#timer = later(PAUSE, () => this.open());
      return;
    }
    const { epoch, seq, recovered, snapshot } = answer.value as Position & {
      recovered?: boolean;
      snapshot?: Snapshot<T>;
    };
    const again = this.#begun;
    this.#begun = true;
    this.#position = { epoch, seq };
    if (snapshot !== undefined) this.#give({ kind: 'snapshot', objects: snapshot.results, next: snapshot.next });
    else if (again && recovered !== true) this.#give({ kind: 'gap' });
  }

  /** Something may have been lost: everything anew, if that was wanted, and the news of it otherwise. */
  #gap(): void {
    this.#position = undefined;
    this.open();
  }

  /** A reader that is too slow begins anew as well. */
  #give(event: StreamEvent<T>): void {
    if (!this.events.push(event)) this.#gap();
  }

  #leave(): void {
    if (!this.#wire.open) return;
    const data = { request_id: this.id };
    this.#wire.request([this.#stream, 'unsubscribe', { data }], () => {});
  }
}
