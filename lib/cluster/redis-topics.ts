import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { BrokerPosition } from '../resources/index.js';
import { publishedEntry, topicReading } from './redis-messages.js';
import { READ } from './redis-scripts.js';
import { RedisTopic, type TopicListener, type TopicReading } from './redis-topic.js';

/** How long an epoch is remembered after the last message, in milliseconds. A topic that is silent for longer begins anew. */
export const PLACE_LIFE = 24 * 3_600_000;

/** How many channels are subscribed to, and how many topics are read, with one command after an interruption. */
const AT_ONCE = 200;

/** What the topics use of Redis; each function rejects at once while Redis is away. */
export interface TopicTools {
  readonly subscriber: () => Redis;
  readonly commands: () => Redis;
  /** The run of the server that commands go to. */
  readonly run: () => string;
  readonly keys: (topic: string) => readonly [place: string, stream: string, generation: string];
  readonly channel: (topic: string) => string;
}

interface OpenTopic {
  readonly topic: RedisTopic;
  readonly begun: Promise<void>;
  users: number;
}

/** Keeps the topics that somebody listens to. */
export class RedisTopics {
  readonly #tools: TopicTools;
  readonly #open = new Map<string, OpenTopic>();
  readonly #byChannel = new Map<string, RedisTopic>();

  constructor(tools: TopicTools) {
    this.#tools = tools;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Reads a topic behind a number; without one, its position alone. */
  async read(name: string, since: number | undefined): Promise<TopicReading> {
    const args = [this.#tools.run(), randomUUID(), PLACE_LIFE, since ?? ''];
    return topicReading(await this.#tools.commands().eval(READ, 3, ...this.#tools.keys(name), ...args));
  }

  /** @returns the place from which this listener hears, and what ends it. */
  async listen(name: string, listener: TopicListener): Promise<{ position: BrokerPosition; stop: () => void }> {
    const open = this.#open.get(name) ?? this.#begin(name);
    open.users += 1;
    let left = false;
    const stop = (): void => {
      if (left) return;
      left = true;
      open.topic.remove(listener);
      open.users -= 1;
      if (open.users === 0) this.#end(name, open);
    };
    try {
      await open.begun;
      return { position: open.topic.add(listener), stop };
    } catch (error) {
      stop();
      throw error;
    }
  }

  /** A message of one of the channels. */
  hear(channel: string, text: string): void {
    const entry = publishedEntry(text);
    if (entry !== undefined) this.#byChannel.get(channel)?.hear(entry);
  }

  /** Subscribes again, behind a loss of the connection. */
  async subscribeAgain(): Promise<void> {
    for (const channels of chunks([...this.#byChannel.keys()])) await this.#tools.subscriber().subscribe(...channels);
  }

  /** Looks for what was missed. Never rejects. */
  async catchUp(which: 'all' | 'stale'): Promise<void> {
    const topics = [...this.#open.values()].map(({ topic }) => topic);
    for (const some of chunks(topics.filter(({ stale }) => which === 'all' || stale))) {
      await Promise.all(some.map((topic) => topic.catchUp()));
    }
  }

  clear(): void {
    this.#open.clear();
    this.#byChannel.clear();
  }

  #begin(name: string): OpenTopic {
    const topic = new RedisTopic((since) => this.read(name, since));
    const channel = this.#tools.channel(name);
    this.#byChannel.set(channel, topic);
    const begun = this.#subscribe(channel).then(() => topic.begin());
    const open = { topic, begun, users: 0 };
    this.#open.set(name, open);
    return open;
  }

  async #subscribe(channel: string): Promise<void> {
    await this.#tools.subscriber().subscribe(channel);
  }

  #end(name: string, open: OpenTopic): void {
    if (this.#open.get(name) !== open) return;
    this.#open.delete(name);
    const channel = this.#tools.channel(name);
    this.#byChannel.delete(channel);
    // Where Redis is away, the subscription has ended with the connection.
    this.#unsubscribe(channel).catch(() => {});
  }

  async #unsubscribe(channel: string): Promise<void> {
    await this.#tools.subscriber().unsubscribe(channel);
  }
}

function chunks<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, index) =>
    items.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
}
