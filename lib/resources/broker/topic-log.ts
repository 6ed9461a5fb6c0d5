import { randomUUID } from 'node:crypto';
import type { BrokerEntry, BrokerListening, BrokerPosition } from './broker.js';

/** Numbers the messages of one topic, gives them to the listeners, and keeps the last ones. */
export class TopicLog {
  #epoch = randomUUID();
  readonly #entries: BrokerEntry[] = [];
  readonly #listeners = new Set<(entry: BrokerEntry) => void>();
  readonly #history: number;
  #seq = 0;

  /** @param history - messages that are kept. */
  constructor(history: number) {
    this.#history = history;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  publish(message: unknown): void {
    this.#seq += 1;
    const entry = { position: this.#position, ts: new Date().toISOString(), message };
    this.#entries.push(entry);
    // Half of them at a time: taking away the first of a long list moves all others.
    if (this.#entries.length > this.#history * 2) this.#entries.splice(0, this.#entries.length - this.#history);
    for (const listener of [...this.#listeners]) listener(entry);
  }

  /** Numbers begin anew; what was published is forgotten. */
  renew(): void {
    this.#epoch = randomUUID();
    this.#seq = 0;
    this.#entries.length = 0;
  }

  /** @param stopped - called once, when this listener hears no more. */
  listen(listener: (entry: BrokerEntry) => void, stopped: () => void): BrokerListening {
    // Of its own, so that the same function may listen twice.
    const own = (entry: BrokerEntry): void => listener(entry);
    this.#listeners.add(own);
    const stop = (): void => {
      if (this.#listeners.delete(own)) stopped();
    };
    return { position: this.#position, stop };
  }

  since({ epoch, seq }: BrokerPosition): readonly BrokerEntry[] | undefined {
    const missed = this.#seq - seq;
    const known = epoch === this.#epoch && missed >= 0 && missed <= this.#entries.length;
    if (!known) return undefined;
    return missed === 0 ? [] : this.#entries.slice(-missed);
  }

  get #position(): BrokerPosition {
    return { epoch: this.#epoch, seq: this.#seq };
  }
}
