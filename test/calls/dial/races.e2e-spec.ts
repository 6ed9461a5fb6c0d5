import fc from 'fast-check';
import { dial, type DialResult, type DialTarget } from 'nestjs-ari/calls';
import type { RingingPhone } from 'nestjs-ari/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Stage } from '../support/stage.js';

/** 300 schedules, or with SOAK 5,000. */
const ROUNDS = process.env['SOAK'] === undefined ? 30 : 500;
const AT_ONCE = 10;

/**
 * What one telephone does when it rings, and when. Times are fractions of what an undisturbed dial takes on this machine at
 * this moment: that way something happens in each of its steps, however busy the machine is.
 */
interface Behaviour {
  readonly does: 'answers' | 'is busy' | 'declines' | 'rings on';
  readonly after: number;
  /** When it hangs up again; undefined: it stays. */
  readonly hangsUp: number | undefined;
  readonly presses: '1' | '2' | undefined;
}

interface Schedule {
  readonly groups: readonly (readonly Behaviour[])[];
  readonly callerHangsUp: number | undefined;
  readonly aborted: number | undefined;
  readonly confirm: boolean;
  readonly whisper: boolean;
  readonly early: boolean;
}

const moment = fc.double({ min: 0, max: 2, noNaN: true });
const perhaps = fc.option(moment, { nil: undefined, freq: 2 });
const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  does: fc.constantFrom('answers', 'answers', 'answers', 'is busy', 'declines', 'rings on'),
  after: fc.double({ min: 0, max: 0.5, noNaN: true }),
  hangsUp: perhaps,
  presses: fc.constantFrom('1', '1', '2', undefined),
});
const schedule: fc.Arbitrary<Schedule> = fc.record({
  groups: fc.array(fc.array(behaviour, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
  callerHangsUp: perhaps,
  aborted: perhaps,
  confirm: fc.boolean(),
  whisper: fc.boolean(),
  early: fc.boolean(),
});

async function behave(ring: RingingPhone, unit: number, behaviour: Behaviour): Promise<void> {
  const { does, after, hangsUp, presses } = behaviour;
  await delay(after * unit);
  if (does === 'is busy') ring.busy();
  else if (does === 'declines') ring.decline();
  else if (does === 'answers') {
    const call = ring.answer();
    if (presses !== undefined) void call.press(presses, { length: 10 }).catch(() => {});
    if (hangsUp === undefined) return;
    await delay(hangsUp * unit);
    await call.hangup();
  }
}

let phones = 0;

async function run(stage: Stage, unit: number, one: Schedule): Promise<DialResult['outcome']> {
  const groups = one.groups.map((group) =>
    group.map((wish): DialTarget => {
      const endpoint = `PJSIP/race${(phones += 1)}`;
      stage.asterisk.phone(endpoint).onRing((ring) => void behave(ring, unit, wish));
      return { endpoint };
    }),
  );
  const ending = new AbortController();
  const { caller, result } = await stage.call((channel) =>
    dial(channel, groups, {
      signal: ending.signal,
      timeout: 3 * unit,
      timeLimit: unit,
      confirm: one.confirm ? { media: 'sound:beep', decline: '2', timeout: unit } : undefined,
      whisper: one.whisper ? 'sound:beep' : undefined,
      callerHears: one.early ? 'early-media' : 'ringing',
    }),
  );
  const timers = [
    one.callerHangsUp === undefined ? undefined : setTimeout(() => void caller.hangup(), one.callerHangsUp * unit),
    one.aborted === undefined ? undefined : setTimeout(() => ending.abort(), one.aborted * unit),
  ];
  const told = await result;
  for (const timer of timers) clearTimeout(timer);
  truthful(told, one, groups.flat().length);
  if (told.outcome === 'canceled') expect(caller.over || one.callerHangsUp !== undefined).toBe(true);
  await caller.hangup();
  return told.outcome;
}

/** How long a dial takes to connect while so many others are under way, in milliseconds. */
async function undisturbed(stage: Stage): Promise<number> {
  const took = Array.from({ length: AT_ONCE }, async () => {
    const endpoint = `PJSIP/race${(phones += 1)}`;
    stage.asterisk.phone(endpoint).onRing((ring) => void ring.answer());
    const { connected, onConnected } = Stage.connecting();
    const since = Date.now();
    const { caller, result } = await stage.call((channel) => dial(channel, endpoint, { onConnected }));
    await connected;
    const ms = Date.now() - since;
    await caller.hangup();
    await result;
    return ms;
  });
  return Math.ceil(Math.max(...(await Promise.all(took))));
}

function truthful(told: DialResult, one: Schedule, parties: number): void {
  const results = told.attempts.map(({ result }) => result);
  const connected = results.filter((result) => result === 'connected').length;
  expect(connected).toBe(told.outcome === 'completed' ? 1 : 0);
  expect(results.length).toBeLessThanOrEqual(parties);
  if (told.outcome === 'aborted') expect(one.aborted).toBeDefined();
  if (told.outcome === 'canceled') expect(one.callerHangsUp).toBeDefined();
  if (told.outcome === 'completed' && told.endedBy === 'caller') expect(one.callerHangsUp).toBeDefined();
  if (told.outcome === 'busy') expect(results).toContain('busy');
  // Nobody ended it: then all parties of all groups were tried.
  if (!['completed', 'canceled', 'aborted'].includes(told.outcome)) expect(results).toHaveLength(parties);
}

describe('dial, whoever hangs up at whatever moment', () => {
  it('always ends, tells the truth and leaves nothing behind', async () => {
    const stage = await Stage.set({ races: { percent: 20, seed: 5 } });
    let most = 0;
    const seen = new Set<DialResult['outcome']>();
    stage.client.on('ChannelEnteredBridge', ({ bridge }) => (most = Math.max(most, bridge.channels.length)));
    await undisturbed(stage); // Everything is loaded and warm then.
    const property = fc.asyncProperty(fc.array(schedule, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (all) => {
      const unit = await undisturbed(stage);
      for (const outcome of await Promise.all(all.map((one) => run(stage, unit, one)))) seen.add(outcome);
      await stage.empty();
      expect(most).toBeLessThanOrEqual(2);
    });
    // When it fails, the seed and the schedule stand in the message.
    await fc.assert(property, { numRuns: ROUNDS, endOnFailure: true });
    expect([...seen].sort()).toEqual(expect.arrayContaining(['aborted', 'canceled', 'completed', 'no-answer']));
  }, 600_000);
});
