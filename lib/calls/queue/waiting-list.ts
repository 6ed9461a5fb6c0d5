import type { AriResync, Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import type { CallState, CallStateStore } from '../state/index.js';
import type { QueueCallerBefore } from './queue-options.js';

/** A caller who waits, as far as another process must know it. */
interface Waiting {
  readonly channel: Channel;
  readonly priority: number;
  readonly skills: readonly string[];
  /** In milliseconds. */
  readonly since: number;
}

/**
 * Keeps who waits in one queue where the process finds it that comes after this one. The calls of an application are those
 * of the process that holds its event socket: by the application the next process knows which are its own.
 */
export class WaitingList {
  readonly #store: CallStateStore;
  readonly #collection: string;
  /** What is being written of each caller: one thing after the other. */
  readonly #writing = new Map<string, Promise<void>>();

  constructor(store: CallStateStore, queue: string) {
    this.#store = store;
    this.#collection = `queue ${queue} callers`;
  }

  note({ channel, priority, skills, since }: Waiting): void {
    const app = new CallSurroundings(channel).application ?? '';
    this.#write(channel.id, { app, priority, skills, since });
  }

  forget({ channel }: Waiting): void {
    this.#write(channel.id, undefined);
  }

  /**
   * Of the calls that nobody handles, those that waited here, in their order. Who waited and is not there any more is
   * taken off the list.
   */
  async before(
    { application, appeared }: Pick<AriResync, 'application' | 'appeared'>,
    served: ReadonlySet<string>,
  ): Promise<readonly QueueCallerBefore[]> {
    const own = new Set(application.split(',').map((name) => name.trim()));
    const there = new Map(appeared.map((channel) => [channel.id, channel]));
    const found: QueueCallerBefore[] = [];
    for (const [id, state] of await this.#store.read(this.#collection)) {
      if (!own.has(String(state['app'])) || served.has(id)) continue;
      const channel = there.get(id);
      if (channel === undefined) await this.#store.change(this.#collection, id, state, undefined);
      else found.push(callerBefore(channel, state));
    }
    return found.sort((one, other) => one.priority - other.priority || one.since.getTime() - other.since.getTime());
  }

  /** A store that is away keeps nobody waiting: the queue goes on without it. */
  #write(id: string, next: CallState | undefined): void {
    const before = this.#writing.get(id) ?? Promise.resolve();
    const written = before.then(() => this.#change(id, next)).catch(() => {});
    this.#writing.set(id, written);
    void written.then(() => this.#writing.get(id) === written && this.#writing.delete(id));
  }

  async #change(id: string, next: CallState | undefined): Promise<void> {
    const known = (await this.#store.read(this.#collection)).get(id);
    if (known !== undefined || next !== undefined) await this.#store.change(this.#collection, id, known, next);
  }
}

function callerBefore(channel: Channel, { priority, skills, since }: CallState): QueueCallerBefore {
  return {
    channel,
    priority: Number(priority),
    skills: Array.isArray(skills) ? (skills as readonly string[]) : [],
    since: new Date(Number(since)),
  };
}
