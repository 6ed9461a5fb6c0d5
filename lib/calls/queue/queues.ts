import type { CallStateStore } from '../state/index.js';
import { MemoryCallState } from '../state/index.js';
import { Queue } from './queue.js';
import type { QueueOptions } from './queue-options.js';

/**
 * The queues of an application, by name.
 * @publicApi
 */
export class Queues {
  readonly #store: CallStateStore;
  readonly #options: Readonly<Record<string, QueueOptions>>;
  readonly #queues = new Map<string, Queue>();

  /** @param options - how each queue works; one that is not named has the defaults. */
  constructor(options: Readonly<Record<string, QueueOptions>> = {}, store: CallStateStore = new MemoryCallState()) {
    this.#options = options;
    this.#store = store;
  }

  /** The queue of a name; it is opened when it is first asked for. */
  queue(name: string): Queue {
    const known = this.#queues.get(name);
    if (known !== undefined) return known;
    const queue = new Queue(name, this.#options[name] ?? {}, this.#store);
    this.#queues.set(name, queue);
    return queue;
  }

  /** Closes all of them. */
  close(): void {
    for (const queue of this.#queues.values()) queue.close();
    this.#queues.clear();
  }
}
