import type { BrokerEntry, BrokerPosition } from '../resources/index.js';

/** What Redis says of a topic. */
export interface TopicReading {
  readonly position: BrokerPosition;
  /** The messages behind the number that was asked for, as far as they are kept. */
  readonly entries: readonly BrokerEntry[];
}

/** Somebody who listens to a topic. */
export interface TopicListener {
  readonly hear: (entry: BrokerEntry) => void;
  readonly interrupted: (position: BrokerPosition) => void;
}

/**
 * Follows one topic. Messages come as they are published; where a number is missing they are read from the stream, and
 * where the stream has lost them, the listeners get a gap. A message that comes while the stream is read is not kept: it
 * is in the stream.
 */
export class RedisTopic {
  readonly #read: (since: number | undefined) => Promise<TopicReading>;
  readonly #listeners = new Set<TopicListener>();
  #position: BrokerPosition | undefined;
  #reading = false;
  #again = false;
  #stale = false;

  /** @param read - reads the stream behind a number; undefined: the position alone. */
  constructor(read: (since: number | undefined) => Promise<TopicReading>) {
    this.#read = read;
  }

  /** Redis could not be asked: something may be missing. */
  get stale(): boolean {
    return this.#stale;
  }

  /** Finds the place from which messages are heard. To be called once, behind the subscription. */
  async begin(): Promise<void> {
    const { position } = await this.#read(undefined);
    this.#position = position;
    if (this.#again) await this.catchUp();
  }

  /** @returns the last message that this listener does not hear. */
  add(listener: TopicListener): BrokerPosition {
    if (this.#position === undefined) throw new Error('A topic is listened to before it has begun.');
    this.#listeners.add(listener);
    return this.#position;
  }

  remove(listener: TopicListener): void {
    this.#listeners.delete(listener);
  }

  /** A message as it was published. */
  hear(entry: BrokerEntry): void {
    const known = this.#position;
    if (known === undefined || this.#reading) {
      this.#again = true;
      return;
    }
    const { epoch, seq } = entry.position;
    if (epoch === known.epoch && seq <= known.seq) return;
    if (epoch === known.epoch && seq === known.seq + 1) this.#deliver(entry);
    else void this.catchUp();
  }

  /** Reads what is missing. Never rejects: where Redis does not answer the topic is stale. */
  async catchUp(): Promise<void> {
    if (this.#position === undefined || this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    try {
      do {
        this.#again = false;
        this.#take(await this.#read(this.#position.seq), this.#position);
      } while (this.#again);
      this.#stale = false;
    } catch {
      this.#stale = true;
    } finally {
      this.#reading = false;
    }
  }

  #take({ position, entries }: TopicReading, known: BrokerPosition): void {
    const behind = position.seq - known.seq;
    if (position.epoch === known.epoch && behind === entries.length) {
      for (const entry of entries) this.#deliver(entry);
      return;
    }
    this.#position = position;
    for (const { interrupted } of [...this.#listeners]) interrupted(position);
  }

  #deliver(entry: BrokerEntry): void {
    this.#position = entry.position;
    for (const { hear } of [...this.#listeners]) hear(entry);
  }
}
