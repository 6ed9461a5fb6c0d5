import { type Clock, asteriskTimestamp } from '../clock/index.js';
import { type EventFields, ExchangeEvent } from './exchange-event.js';

/** Where an event goes: `channel:<id>`, `bridge:<id>`, `endpoint:<tech>/<resource>`, `deviceState:<name>`. */
export type Topic = string;

/**
 * Hears of every event. `build` makes the event only when somebody wants it: snapshots cost. Who watches several of the topics
 * gets it as often, unless it is published `once`.
 */
export type BusListener = (topics: readonly Topic[], build: () => ExchangeEvent, once: boolean) => void;

export interface PublishOptions {
  /** Fields that Asterisk writes before `type` in this event (so `type` is not always the first key). */
  readonly before?: EventFields;
}

/** The one place through which the exchange tells what happens. */
export class EventBus {
  readonly #clock: Clock;
  readonly #listeners = new Set<BusListener>();
  readonly #endListeners = new Set<(topic: Topic) => void>();

  #lastMs = Number.NaN;
  #lastTimestamp = '';

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  listen(listener: BusListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears of topics on which no event will come any more: their channel or bridge is gone. */
  listenForEnds(listener: (topic: Topic) => void): () => void {
    this.#endListeners.add(listener);
    return () => this.#endListeners.delete(listener);
  }

  endTopic(topic: Topic): void {
    for (const listener of this.#endListeners) listener(topic);
  }

  publish(topics: readonly Topic[], type: string, fields: () => EventFields, options: PublishOptions = {}): void {
    this.#tell(topics, () => this.#event(type, fields(), options.before), false);
  }

  /** Publishes an event that nobody hears twice, however many of the topics it watches. */
  publishOnce(topics: readonly Topic[], type: string, fields: () => EventFields): void {
    this.#tell(topics, () => this.#event(type, fields(), undefined), true);
  }

  #tell(topics: readonly Topic[], make: () => ExchangeEvent, once: boolean): void {
    let built: ExchangeEvent | undefined;
    const build = (): ExchangeEvent => (built ??= make());
    for (const listener of this.#listeners) listener(topics, build, once);
  }

  #event(type: string, fields: EventFields, before: EventFields | undefined): ExchangeEvent {
    return new ExchangeEvent({ type, timestamp: this.#timestamp(), fields, before });
  }

  /** Many events fall into the same millisecond. */
  #timestamp(): string {
    const now = this.#clock.now();
    if (now !== this.#lastMs) {
      this.#lastMs = now;
      this.#lastTimestamp = asteriskTimestamp(now);
    }
    return this.#lastTimestamp;
  }
}
