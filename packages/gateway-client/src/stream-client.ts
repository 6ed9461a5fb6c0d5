import { StreamSubscription } from './stream-subscription.js';
import type { StreamEvent, StreamPage, StreamQuery, SubscribeOptions } from './stream-types.js';
import { promised, type RequestParts, type Wire } from './wire.js';

/** A subscription, whatever its objects are. */
export type LiveSubscription = Pick<StreamSubscription<unknown>, 'id' | 'open' | 'hear' | 'end'>;

/** Keeps what is to be opened again on every connection. */
export interface SubscriptionKeeper {
  readonly keep: (subscription: LiveSubscription) => void;
  readonly forget: (subscription: LiveSubscription) => void;
  readonly maxBuffered: number;
}

/** One stream of the gateway: its objects, its actions, and what happens to them. */
export class StreamClient<T, New = Partial<T>> {
  readonly #wire: Wire;
  readonly #stream: string;
  readonly #keeper: SubscriptionKeeper;

  constructor(wire: Wire, stream: string, keeper: SubscriptionKeeper) {
    this.#wire = wire;
    this.#stream = stream;
    this.#keeper = keeper;
  }

  /** @throws {GatewayAnswerError} the gateway refuses it; {GatewayDisconnectedError} there is no answer. */
  list(query: StreamQuery = {}): Promise<readonly T[]> {
    return this.#ask('list', { data: query });
  }

  /** A page, and the way to the next one: `cursor: page.next`. */
  page(query: StreamQuery = {}): Promise<StreamPage<T>> {
    return this.#ask('list', { data: { cursor: null, ...query } });
  }

  retrieve(pk: string | number): Promise<T> {
    return this.#ask('retrieve', { pk });
  }

  create(object: New): Promise<T> {
    return this.#ask('create', { data: object });
  }

  /** Creates all of the list, or none. */
  createAll(objects: readonly New[]): Promise<readonly T[]> {
    return this.#ask('create', { data: objects });
  }

  /** Puts a whole object in the place of the one with that key. */
  update(pk: string | number, object: New): Promise<T> {
    return this.#ask('update', { pk, data: object });
  }

  /** Sets some fields and leaves the others alone. */
  patch(pk: string | number, fields: Partial<New>): Promise<T> {
    return this.#ask('patch', { pk, data: fields });
  }

  async delete(pk: string | number): Promise<void> {
    await this.#ask('delete', { pk });
  }

  /** Any other action: of one object with `pk`, of all without. */
  action<R = unknown>(name: string, parts: RequestParts = {}): Promise<R> {
    return this.#ask(name, parts);
  }

  /**
   * Hears what happens, through every reconnect, until the loop is left. It throws when the gateway refuses it.
   *
   * @example
   * for await (const event of calls.subscribe({ snapshot: true })) show(event);
   */
  subscribe(options: SubscribeOptions<T> = {}): AsyncIterableIterator<StreamEvent<T>> {
    const { keep, forget, maxBuffered } = this.#keeper;
    const ended = (): void => forget(subscription);
    const subscription = new StreamSubscription<T>(this.#wire, this.#stream, options, maxBuffered, ended);
    keep(subscription);
    return subscription.events;
  }

  #ask<R>(action: string, parts: RequestParts): Promise<R> {
    return promised((settle) => this.#wire.request([this.#stream, action, parts], settle));
  }
}
