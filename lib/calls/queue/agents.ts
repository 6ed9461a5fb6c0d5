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
  /** Whether `pause` asked that it gets no further call, whatever it does now. */
  readonly away: boolean;
}

/** States in which a call is under way. */
const WORK: readonly QueueAgentState[] = ['offered', 'talking'];

/** The agents of one queue: each of them gets one call at a time, also when several processes share the store. */
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
    const entry: AgentEntry = { endpoint, skills, state: 'available', since: Date.now(), offered: 0, away: false };
    await this.#change(id, () => entry);
    this.#changed();
  }

  /** Takes an agent out; a call that is under way goes on. */
  async remove(id: string): Promise<void> {
    this.#forget(id);
    await this.#change(id, () => undefined);
  }

  /** Gives an agent no further call. A call that is under way goes on. */
  async pause(id: string): Promise<void> {
    await this.#change(id, (agent) => agent && { ...agent, away: true });
  }

  /** Ends a pause and any rest; who talks, or is rung, goes on with that first. */
  async resume(id: string): Promise<void> {
    this.#forget(id);
    const resumed = await this.#change(id, (agent) => {
      if (agent === undefined || WORK.includes(agent.state)) return agent && { ...agent, away: false };
      return { ...agent, away: false, state: 'available', since: Date.now() };
    });
    if (resumed?.state === 'available') this.#changed();
  }

  async all(): Promise<ReadonlyMap<string, AgentEntry>> {
    return (await this.#store.read(this.#collection)) as ReadonlyMap<string, AgentEntry>;
  }

  /** What every agent does, as others see it. */
  async states(): Promise<ReadonlyMap<string, QueueAgentState>> {
    const seen = ({ state, away }: AgentEntry): QueueAgentState => (away && !WORK.includes(state) ? 'paused' : state);
    return new Map([...(await this.all())].map(([id, agent]) => [id, seen(agent)]));
  }

  /**
   * Takes free agents who can do what is asked for: one or, if `strategy` says so, all. Nobody else gets them.
   *
   * @param known - the agents as they were when this round of giving began: who becomes free during it belongs to the
   *   first caller of the next round, not to the one whose turn it happens to be. Who is taken is removed from it.
   */
  async take(
    skills: readonly string[],
    strategy: QueueOptions['strategy'],
    known: Map<string, AgentEntry>,
  ): Promise<readonly QueueAgent[]> {
    const able = [...known]
      .filter(([, agent]) => free(agent) && skills.every((skill) => agent.skills.includes(skill)))
      .sort(([, a], [, b]) => (strategy === 'round-robin' ? a.offered - b.offered : a.since - b.since));
    const taken: QueueAgent[] = [];
    for (const [id, agent] of able) {
      known.delete(id);
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
    // Who has been removed meanwhile does nothing any more.
    const agent = await this.#change(id, (before) => before && { ...before, state, since: Date.now() });
    if (agent === undefined) return;
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

  /** Changes an entry, whatever others do to it meanwhile; what it is now. */
  async #change(
    id: string,
    next: (agent: AgentEntry | undefined) => AgentEntry | undefined,
  ): Promise<AgentEntry | undefined> {
    for (;;) {
      const before = (await this.all()).get(id);
      const after = next(before);
      if (before === undefined && after === undefined) return undefined;
      if (await this.#store.change(this.#collection, id, before, after)) return after;
    }
  }

  #forget(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }
}

function free({ state, away }: AgentEntry): boolean {
  return state === 'available' && !away;
}
