import { randomUUID } from 'node:crypto';
import { type CallState, type CallStateStore, MemoryCallState } from '../state/index.js';
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
  /** The process for which it is not free, and until when that is to be believed unless it says so again; 0 for nobody. */
  readonly holder: string;
  readonly heldUntil: number;
}

/** How long after its last word a process that holds agents counts as dead, in milliseconds. */
const LEASE_MS = 30_000;

/** How often it says that it holds them, in milliseconds. */
const RENEWED_EVERY_MS = 10_000;

/** How soon a store that was away is tried again, in milliseconds. */
export const RETRY_MS = 1_000;

/** States in which a call is under way. */
const WORK: readonly QueueAgentState[] = ['offered', 'talking'];

/**
 * The agents of one queue: each of them gets one call at a time, also when several processes share the store. What an agent
 * does is held by the process that serves the call, and that process says again and again that it lives: of one that was
 * killed all agents are free after half a minute. Who talks on all the same is busy then, and rests as after any missed call.
 */
export class Agents {
  readonly #store: CallStateStore;
  readonly #collection: string;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #changed: () => void;
  readonly #own = randomUUID();
  readonly #held = new Set<string>();
  /** What was set last of each agent. */
  readonly #latest = new Map<string, symbol>();
  /** Ends with its process what is in its memory: nothing need be said then. */
  readonly #lasting: boolean;
  readonly #renewing: NodeJS.Timeout | undefined;
  #turn = 0;
  #closed = false;

  constructor(store: CallStateStore, queue: string, changed: () => void) {
    this.#store = store;
    this.#collection = `queue ${queue} agents`;
    this.#changed = changed;
    this.#lasting = !(store instanceof MemoryCallState);
    if (this.#lasting) this.#renewing = setInterval(() => void this.#renew(), RENEWED_EVERY_MS).unref();
  }

  async add({ id, endpoint, skills = [] }: QueueAgent): Promise<void> {
    const known = { endpoint, skills, away: false };
    const free = { ...known, state: 'available', since: Date.now(), offered: 0, ...NOBODY } as const;
    // Another process may be giving it a call, or have it talk.
    await this.#change(id, (agent) => (agent !== undefined && isAtWork(agent) ? { ...agent, ...known } : free));
    this.#changed();
  }

  /** Takes an agent out; a call that is under way goes on. */
  async remove(id: string): Promise<void> {
    this.#forget(id);
    this.#held.delete(id);
    this.#latest.delete(id);
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
      if (agent === undefined || isAtWork(agent)) return agent && { ...agent, away: false };
      return { ...agent, away: false, state: 'available', since: Date.now(), ...NOBODY };
    });
    if (resumed?.state === 'available') this.#changed();
  }

  async all(): Promise<ReadonlyMap<string, AgentEntry>> {
    return (await this.#store.read(this.#collection)) as ReadonlyMap<string, AgentEntry>;
  }

  /** What every agent does, as others see it. */
  async states(): Promise<ReadonlyMap<string, QueueAgentState>> {
    const seen = (agent: AgentEntry): QueueAgentState => {
      if (agent.away && !isAtWork(agent)) return 'paused';
      return hasLapsed(agent) ? 'available' : agent.state;
    };
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
      const next: AgentEntry = { ...agent, state: 'offered', since: Date.now(), offered, ...this.#hold() };
      try {
        if (!(await this.#store.change(this.#collection, id, agent, next))) continue;
      } catch (error) {
        // Who was taken before the store went away is called all the same.
        if (taken.length > 0) break;
        throw error;
      }
      this.#held.add(id);
      taken.push({ id, endpoint: agent.endpoint, skills: agent.skills });
      if (strategy !== 'all') break;
    }
    return taken;
  }

  /** Sets what an agent does now, and lets that end by itself after a time. A store that is away is tried again. */
  async set(id: string, state: QueueAgentState, forMs = Infinity): Promise<void> {
    this.#forget(id);
    const turn = Symbol(state);
    this.#latest.set(id, turn);
    try {
      await this.#write(id, state, forMs);
    } catch {
      // What was set after it is newer, and stands.
      if (this.#latest.get(id) === turn) this.#later(RETRY_MS, id, state, forMs);
    }
  }

  /** Ends every timer. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#renewing);
    for (const id of [...this.#timers.keys()]) this.#forget(id);
  }

  async #write(id: string, state: QueueAgentState, forMs: number): Promise<void> {
    // Who has been removed meanwhile does nothing any more.
    const hold = state === 'available' ? NOBODY : this.#hold();
    const agent = await this.#change(id, (before) =>
      before === undefined || this.#isOthers(before) ? before : { ...before, state, since: Date.now(), ...hold },
    );
    if (agent === undefined || this.#isOthers(agent)) return void this.#held.delete(id);
    if (state === 'available') this.#held.delete(id);
    else this.#held.add(id);
    if (state === 'available') this.#changed();
    else if (forMs !== Infinity) this.#later(forMs, id, 'available');
  }

  #later(ms: number, ...what: Parameters<Agents['set']>): void {
    const [id] = what;
    this.#forget(id);
    if (!this.#closed)
      this.#timers.set(
        id,
        setTimeout(() => void this.set(...what), ms),
      );
  }

  #hold(): Pick<AgentEntry, 'holder' | 'heldUntil'> {
    return { holder: this.#own, heldUntil: this.#lasting ? Date.now() + LEASE_MS : Number.MAX_SAFE_INTEGER };
  }

  /** Whether another process that lives holds it: this one was silent for too long. */
  #isOthers(agent: AgentEntry): boolean {
    return agent.holder !== '' && agent.holder !== this.#own && !hasLapsed(agent);
  }

  /** Says of every agent that is held that this process lives. What others held may have lapsed: it is looked at again. */
  async #renew(): Promise<void> {
    try {
      for (const id of this.#held) {
        const agent = await this.#change(id, (held) =>
          held?.holder === this.#own && this.#held.has(id) ? { ...held, ...this.#hold() } : held,
        );
        if (agent?.holder !== this.#own) this.#held.delete(id);
      }
    } catch {
      // A store that is away for a moment is tried the next time.
    }
    this.#changed();
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

const NOBODY = { holder: '', heldUntil: 0 } as const;

function free(agent: AgentEntry): boolean {
  return !agent.away && (agent.state === 'available' || hasLapsed(agent));
}

/** Whether the process that held it has not been heard of for too long. */
function hasLapsed({ holder, heldUntil }: AgentEntry): boolean {
  return holder !== '' && heldUntil < Date.now();
}

function isAtWork(agent: AgentEntry): boolean {
  return WORK.includes(agent.state) && !hasLapsed(agent);
}
