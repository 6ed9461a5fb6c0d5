import { Queues, type QueueResult } from 'nestjs-ari/calls';
import type { PhoneCall, RingingPhone } from 'nestjs-ari/testing';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Stage } from '../support/stage.js';

/** With SOAK the full figures: 200 callers, 20 agents, 10 minutes. */
const FULL = process.env['SOAK'] !== undefined;
const CALLERS = FULL ? 200 : 50;
const AGENTS = FULL ? 20 : 8;
const MINUTES = FULL ? 10 : 5;
/** How far apart the clocks of the exchange and of the application may be, in milliseconds. */
const STEP = 250;
const SEED = 4711;

/** Numbers from 0 to 1 that are the same for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** An agent at the telephone: every tenth offer is refused, and every tenth taken and dropped before the talk. */
class Agent {
  calls = 0;
  most = 0;
  constructor(
    private readonly random: () => number,
    private readonly rung: (caller: string) => unknown,
  ) {}

  async ring(ring: RingingPhone): Promise<void> {
    this.calls += 1;
    this.most = Math.max(this.most, this.calls);
    this.rung(ring.callerNumber);
    const mood = this.random();
    if (mood < 0.1) {
      this.calls -= 1;
      ring.busy();
      return;
    }
    const call = ring.answer();
    const talk = mood < 0.2 ? 0 : 20_000 + this.random() * 25_000;
    if (talk > 0) setTimeout(() => void call.hangup(), talk);
    else await call.hangup();
    const over = setInterval(() => {
      if (!call.over) return;
      clearInterval(over);
      this.calls -= 1;
    }, 100);
  }
}

describe(`a queue of ${CALLERS} callers and ${AGENTS} agents for ${MINUTES} minutes, seed ${SEED}`, () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }),
  );
  afterEach(() => void vi.useRealTimers());

  it('keeps the order, gives no agent two calls, loses nobody, and counts as the schedule says', async () => {
    const random = numbers(SEED);
    const stage = await Stage.set({ clock: 'manual' });
    const queues = new Queues({ help: { wrapUp: 1_000, pauseAfterMiss: 2_000 } });
    onTestFinished(() => queues.close());
    const queue = queues.queue('help');
    const arrived: string[] = [];
    /** When the first telephone rang for a caller. */
    const rung = new Map<string, number>();
    const agents = Array.from(
      { length: AGENTS },
      () => new Agent(random, (caller) => rung.has(caller) || rung.set(caller, Date.now())),
    );
    for (const [index, agent] of agents.entries()) {
      stage.asterisk.phone(`PJSIP/agent${index}`).onRing((ring) => void agent.ring(ring));
      await queue.addAgent({ id: `agent${index}`, endpoint: `PJSIP/agent${index}` });
    }
    const results = new Map<string, QueueResult>();
    const phones: PhoneCall[] = [];
    const gaveUp = new Set<string>();
    for (let index = 0; index < CALLERS; index += 1) {
      const number = String(1_000 + index);
      const patience = random() < 0.2 ? 5_000 + random() * 40_000 : undefined;
      const arrive = async (): Promise<void> => {
        const { caller } = await stage.call(async (channel) => {
          arrived.push(number);
          results.set(number, await queue.enter(channel));
          await channel.hangup({ ifGone: 'ignore' });
        }, number);
        phones.push(caller);
        if (patience === undefined) return;
        setTimeout(() => {
          if (caller.over) return;
          gaveUp.add(number);
          void caller.hangup();
        }, patience);
      };
      setTimeout(() => void arrive(), random() * MINUTES * 30_000);
    }
    await stage.asterisk.advance(MINUTES * 60_000, { timers: vi, step: STEP });
    await stage.asterisk.settled();
    const figures = queue.figures;
    expect(results.size).toBe(CALLERS);
    expect(agents.map(({ most }) => most)).toEqual(agents.map(() => 1));
    const times = arrived.flatMap((number) => rung.get(number) ?? []);
    // Two who are offered in the same moment may ring in either order: their commands travel side by side.
    const overtaken = times.filter((time, index) => times.slice(0, index).some((before) => before - time > STEP));
    expect(overtaken).toEqual([]);
    const outcomes = [...results];
    const abandoned = outcomes.filter(([, { outcome }]) => outcome === 'abandoned').map(([number]) => number);
    const served = outcomes.filter(([, { outcome }]) => outcome === 'served');
    expect(abandoned.filter((number) => !gaveUp.has(number))).toEqual([]);
    expect(served.length + abandoned.length).toBe(CALLERS);
    expect(abandoned.length).toBeGreaterThan(0);
    const waits = served.map(([, result]) => result.waitMs);
    expect(figures).toMatchObject({
      waiting: 0,
      entered: CALLERS,
      served: served.length,
      abandoned: abandoned.length,
      averageWaitMs: Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length),
      longestWaitMs: Math.max(...waits),
    });
    expect(phones.every(({ over }) => over)).toBe(true);
    vi.useRealTimers();
    await stage.empty();
  }, 600_000);
});
