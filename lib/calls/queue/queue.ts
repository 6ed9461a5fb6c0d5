import type { AriResync, Channel } from '../../client/index.js';
import type { CallStateStore } from '../state/index.js';
import { traced } from '../verb/index.js';
import { Agents, RETRY_MS } from './agents.js';
import { Figures } from './figures.js';
import type {
  QueueAgent,
  QueueAgentState,
  QueueCallerBefore,
  QueueEntryOptions,
  QueueOptions,
  QueuePlace,
} from './queue-options.js';
import type { QueueFigures, QueueResult } from './queue-result.js';
import { queueVerb } from './queue-story.js';
import { WaitingCaller } from './waiting-caller.js';
import { WaitingList } from './waiting-list.js';

const LONGEST = 1_000;

/**
 * One queue: callers wait in the order of their priority and of their coming, and are connected with free agents.
 * @publicApi
 */
export class Queue {
  readonly #name: string;
  readonly #options: QueueOptions;
  readonly #agents: Agents;
  readonly #list: WaitingList;
  readonly #figures = new Figures();
  readonly #callers: WaitingCaller[] = [];
  #matching: Promise<void> = Promise.resolve();
  #wanted = false;
  #again: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(name: string, options: QueueOptions, store: CallStateStore) {
    this.#name = name;
    this.#options = options;
    this.#agents = new Agents(store, name, () => this.#match());
    this.#list = new WaitingList(store, name);
  }

  /** What has become of the callers so far. */
  get figures(): QueueFigures {
    return this.#figures.snapshot(this.#callers.length);
  }

  /** Lets a caller wait for an agent and talk. Resolves when the caller is out of the queue. */
  async enter(channel: Channel, options: QueueEntryOptions = {}): Promise<QueueResult> {
    this.#figures.entered();
    const result = await traced(channel, queueVerb(this.#name, options), { run: () => this.#wait(channel, options) });
    this.#figures.ended(result);
    return result;
  }

  /**
   * Those who waited in a process that has ended, in their order, as far as they are still there: give it what the client
   * found when it connected. Let each of them `enter` again, and it has its place. Needs a store that outlives a process.
   *
   * ```ts
   * for (const caller of await queue.waitedBefore(resync)) void queue.enter(caller.channel, caller);
   * ```
   */
  waitedBefore(resync: Pick<AriResync, 'application' | 'appeared'>): Promise<readonly QueueCallerBefore[]> {
    return this.#list.before(resync, new Set(this.#callers.map(({ channel }) => channel.id)));
  }

  /** Adds an agent, who is available at once. */
  addAgent(agent: QueueAgent): Promise<void> {
    return this.#agents.add(agent);
  }

  /** Takes an agent out; a call that is under way goes on. */
  removeAgent(id: string): Promise<void> {
    return this.#agents.remove(id);
  }

  /** Calls an agent no more until `resumeAgent`. A call that is under way goes on. */
  pauseAgent(id: string): Promise<void> {
    return this.#agents.pause(id);
  }

  /** Calls an agent again: at once, or when the call that is under way is over. */
  resumeAgent(id: string): Promise<void> {
    return this.#agents.resume(id);
  }

  /** What every agent does now. */
  agents(): Promise<ReadonlyMap<string, QueueAgentState>> {
    return this.#agents.states();
  }

  /** Ends every timer of the agents; callers who wait are ended by their own signals and calls. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#again);
    this.#agents.close();
  }

  async #wait(channel: Channel, options: QueueEntryOptions): Promise<QueueResult> {
    const { maxLength = LONGEST } = this.#options;
    if (this.#callers.length >= maxLength) return { outcome: 'overflow', reason: 'full', waitMs: 0 };
    const caller: WaitingCaller = new WaitingCaller(
      channel,
      this.#forCaller(() => caller),
      options,
    );
    const behind = this.#callers.findIndex((other) => isBehind(other, caller));
    this.#callers.splice(behind < 0 ? this.#callers.length : behind, 0, caller);
    this.#list.note(caller);
    const served = caller.served();
    this.#match();
    try {
      return await served;
    } finally {
      this.#out(caller);
    }
  }

  #forCaller(caller: () => WaitingCaller): ConstructorParameters<typeof WaitingCaller>[1] {
    return {
      options: this.#options,
      place: () => this.#place(caller()),
      connected: (agent) => {
        this.#out(caller());
        void this.#agents.set(agent.id, 'talking');
      },
      missed: async (agents, attempts) => {
        await this.#called(agents, attempts);
        // Others may have become free while these were called: the caller waits again, and they have nobody.
        this.#match();
      },
    };
  }

  #out(caller: WaitingCaller): void {
    const place = this.#callers.indexOf(caller);
    if (place < 0) return;
    this.#callers.splice(place, 1);
    this.#list.forget(caller);
  }

  async #place(caller: WaitingCaller): Promise<QueuePlace> {
    const known: ReadonlyMap<string, QueueAgentState> = await this.agents().catch(() => new Map());
    const states = [...known.values()].filter((state) => state !== 'paused');
    const position = this.#callers.indexOf(caller) + 1;
    return {
      position,
      waiting: this.#callers.length,
      expectedMs: this.#figures.expectedMs(position, states.length),
    };
  }

  /** After an offer: who talked wraps up, who did not take the call rests, who was called for nothing is free again. */
  async #called(agents: readonly QueueAgent[], attempts: ReadonlyMap<string, string>): Promise<void> {
    const { wrapUp = 0, pauseAfterMiss = 5_000 } = this.#options;
    for (const { id } of agents) {
      const result = attempts.get(id);
      if (result === 'connected') await this.#rest(id, 'wrap-up', wrapUp);
      else if (result === 'elsewhere' || result === 'canceled' || result === undefined)
        await this.#rest(id, 'paused', 0);
      else await this.#rest(id, 'paused', pauseAfterMiss);
    }
  }

  async #rest(id: string, state: QueueAgentState, ms: number): Promise<void> {
    await (ms === 0 ? this.#agents.set(id, 'available') : this.#agents.set(id, state, ms));
  }

  /** Gives free agents to the callers in their order; one such round at a time. */
  #match(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#matching = this.#matching.then(async () => {
      this.#wanted = false;
      try {
        await this.#giveAgents();
      } catch {
        // The store is away: the callers wait, and are served when it is back.
        clearTimeout(this.#again);
        if (!this.#closed) this.#again = setTimeout(() => this.#match(), RETRY_MS);
      }
    });
  }

  async #giveAgents(): Promise<void> {
    if (this.#callers.length === 0) return;
    const known = new Map(await this.#agents.all());
    for (const caller of [...this.#callers]) {
      if (!caller.waits || !this.#callers.includes(caller)) continue;
      const agents = await this.#agents.take(caller.skills, this.#options.strategy, known);
      if (agents.length > 0 && !caller.give(agents)) await this.#called(agents, new Map());
    }
  }
}

/** By priority, and among equals by who came first. */
function isBehind(one: WaitingCaller, other: WaitingCaller): boolean {
  return one.priority === other.priority ? one.since > other.since : one.priority > other.priority;
}
