import type { Broker, BrokerEntry, BrokerListening, BrokerPosition } from './broker.js';
import { TopicLog } from './topic-log.js';

/**
 * How much the broker remembers.
 * @publicApi
 */
export interface InProcessBrokerOptions {
  /** Messages of a topic that are kept at least, for subscribers who come back. Default 1,000. */
  readonly history?: number;
  /** How long a topic is kept after its last listener has left, in milliseconds. Default 120,000. */
  readonly linger?: number;
  /** Topics without listeners that are kept at most; the one that was left first goes first. Default 1,000. */
  readonly maxLingering?: number;
}

/**
 * Carries changes inside this process.
 * @publicApi
 */
export class InProcessBroker implements Broker {
  readonly #history: number;
  readonly #linger: number;
  readonly #maxLingering: number;
  readonly #topics = new Map<string, TopicLog>();
  readonly #lingering = new Map<string, NodeJS.Timeout>();

  constructor({ history = 1_000, linger = 120_000, maxLingering = 1_000 }: InProcessBrokerOptions = {}) {
    this.#history = history;
    this.#linger = linger;
    this.#maxLingering = maxLingering;
  }

  /** Topics that are kept, with listeners or without. */
  get topics(): number {
    return this.#topics.size;
  }

  publish(topic: string, message: unknown): void {
    this.#topics.get(topic)?.publish(message);
  }

  listen(topic: string, listener: (entry: BrokerEntry) => void): BrokerListening {
    const log = this.#topics.get(topic) ?? new TopicLog(this.#history);
    this.#topics.set(topic, log);
    clearTimeout(this.#lingering.get(topic));
    this.#lingering.delete(topic);
    return log.listen(listener, () => {
      if (log.listeners === 0 && this.#topics.get(topic) === log) this.#leave(topic);
    });
  }

  since(topic: string, position: BrokerPosition): readonly BrokerEntry[] | undefined {
    return this.#topics.get(topic)?.since(position);
  }

  renew(stream: string): void {
    for (const [topic, log] of this.#topics) if (topic.startsWith(`${stream} `)) log.renew();
  }

  close(): void {
    for (const timer of this.#lingering.values()) clearTimeout(timer);
    this.#lingering.clear();
    this.#topics.clear();
  }

  #leave(topic: string): void {
    const timer = setTimeout(() => this.#forget(topic), this.#linger);
    timer.unref();
    this.#lingering.set(topic, timer);
    const [first] = this.#lingering.keys();
    if (this.#lingering.size > this.#maxLingering && first !== undefined) this.#forget(first);
  }

  #forget(topic: string): void {
    clearTimeout(this.#lingering.get(topic));
    this.#lingering.delete(topic);
    this.#topics.delete(topic);
  }
}
