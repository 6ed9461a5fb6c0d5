import type { CallState, CallStateStore } from '../state/index.js';
import type { QueueAgent, QueueAgentState, QueueOptions } from './queue-options.js';

/** Where an agent is at this moment. */
interface AgentEntry extends CallState {
  readonly endpoint: string;
  readonly skills: readonly string[];
  readonly state: QueueAgentState;
  /** Since when, in milliseconds. */
  readonly since: number;
  /** When a call was last offered; 0 for never. */
  readonly offered: number;
}

/** The agents of one queue: each of them gets one call at a time, whoever shares the store. */
export class Agents {
  readonly #store: CallStateStore;
  readonly #collection: string;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #changed: () => void;
  #turn = 0;

  constructor(store: CallStateStore, queue: string, changed: () => void) {
    this.#store = store;
    this.#collection = `queue ${queue} agents`;
    this.#changed = changed;
  }

  async add({ id, endpoint, skills = [] }: QueueAgent): Promise<void> {
    const entry: AgentEntry = { endpoint, skills, state: 'available', since: Date.now(), offered: 0 };
    await this.#store.change(this.#collection, id, (await this.all()).get(id), entry);
    this.#changed();
  }

  /** Takes an agent out; a call that is under way goes on. */
  async remove(id: string): Promise<void> {
    this.#forget(id);
    await this.#store.change(this.#collection, id, (await this.all()).get(id), undefined);
  }

  async all(): Promise<ReadonlyMap<string, AgentEntry>> {
    return (await this.#store.read(this.#collection)) as ReadonlyMap<string, AgentEntry>;
  }

  /** Takes free agents who can do what is asked for: one or, if `strategy` says so, all. Nobody else gets them. */
  async take(skills: readonly string[], strategy: QueueOptions['strategy']): Promise<readonly QueueAgent[]> {
    const able = [...(await this.all())]
      .filter(([, agent]) => agent.state === 'available' && skills.every((skill) => agent.skills.includes(skill)))
      .sort(([, a], [, b]) => (strategy === 'round-robin' ? a.offered - b.offered : a.since - b.since));
    const taken: QueueAgent[] = [];
    for (const [id, agent] of able) {
      const offered = (this.#turn += 1);
      const next: AgentEntry = { ...agent, state: 'offered', since: Date.now(), offered };
      if (!(await this.#store.change(this.#collection, id, agent, next))) continue;
      taken.push({ id, endpoint: agent.endpoint, skills: agent.skills });
      if (strategy !== 'all') break;
    }
    return taken;
  }

  /** Sets what an agent does now, and lets that end by itself after a time. */
  async set(id: string, state: QueueAgentState, forMs = Infinity): Promise<void> {
    this.#forget(id);
    const agent = (await this.all()).get(id);
    // Who has been removed meanwhile does nothing any more.
    if (agent === undefined) return;
    await this.#store.change(this.#collection, id, agent, { ...agent, state, since: Date.now() });
    if (state === 'available') this.#changed();
    else if (forMs !== Infinity)
      this.#timers.set(
        id,
        setTimeout(() => void this.set(id, 'available'), forMs),
      );
  }

  /** Ends every timer. */
  close(): void {
    for (const id of [...this.#timers.keys()]) this.#forget(id);
  }

  #forget(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }
}
