import fc from 'fast-check';
import { confirm, detectMachine, gather, hold, menu, page, pause, play, record, sendDigits } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { expect, it, vi } from 'vitest';
import { OwnTimers } from './support/own-timers.js';
import { simulatedCall } from './support/simulated-call.js';
import { toldStories } from './support/told-stories.js';
import { WhatIsLeft } from './support/what-is-left.js';

const RUNS = process.env['SOAK'] === '1' ? 1_000 : 40;
const SOUND = 'sound:half-a-second';
const SOUNDS = [{ id: 'half-a-second', lengthMs: 500 }];
const ASKED = { prompt: SOUND, timeout: 400 };

type Verb = (channel: Channel, signal: AbortSignal) => Promise<{ readonly outcome: string }>;

const VERBS: Readonly<Record<string, Verb>> = {
  gather: (channel, signal) => gather(channel, { ...ASKED, maxDigits: 2, attempts: 2, signal }),
  menu: (channel, signal) => menu(channel, { ...ASKED, choices: { 1: 'a', 2: 'b' }, signal }),
  confirm: (channel, signal) => confirm(channel, { ...ASKED, signal }),
  play: (channel, signal) => play(channel, [SOUND, SOUND], { signal }),
  pause: (channel, signal) => pause(channel, 300, { signal }),
  record: (channel, signal) => record(channel, { maxLength: 1_000, silence: 0, signal }),
  consent: (channel, signal) =>
    record(channel, { consent: { ...ASKED, prompt: SOUND }, maxLength: 1_000, silence: 0, signal }),
  page: (channel, signal) => page(channel, 'PJSIP/gate', { timeout: 300, timeLimit: 500, ready: [], signal }),
  digits: (channel, signal) => sendDigits(channel, '1w2', { signal }),
  machine: (channel, signal) => detectMachine(channel, { silence: 400, timeout: 800, signal }),
};

/** A flow: one verb, several in turn, two at once of which the first ends the other, or one with music around it. */
type Flow =
  | { readonly verb: string }
  | { readonly inTurn: readonly Flow[] }
  | { readonly first: readonly Flow[] }
  | { readonly withMusic: Flow };

const { flow } = fc.letrec<{ flow: Flow }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ verb: fc.constantFrom(...Object.keys(VERBS)) }),
    fc.record({ inTurn: fc.array(tie('flow'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ first: fc.array(tie('flow'), { minLength: 2, maxLength: 2 }) }),
    fc.record({ withMusic: tie('flow') }),
  ),
}));

/** What the caller does, at which moment. */
const act = fc.record({
  at: fc.integer({ min: 0, max: 4_000 }),
  what: fc.constantFrom('key', 'key', 'key', 'hangs up', 'abort'),
});

async function go(one: Flow, channel: Channel, signal: AbortSignal, outcomes: string[]): Promise<void> {
  // Whoever writes a flow looks at the outcome; here the call and the signal alone end it.
  if (signal.aborted || channel.signal.aborted) return;
  if ('verb' in one) {
    const result = await VERBS[one.verb]?.(channel, signal);
    outcomes.push(result?.outcome ?? 'unknown');
  } else if ('inTurn' in one) {
    for (const inner of one.inTurn) await go(inner, channel, signal, outcomes);
  } else if ('first' in one) {
    const over = new AbortController();
    const both = AbortSignal.any([signal, over.signal]);
    const all = one.first.map((inner) => go(inner, channel, both, outcomes).finally(() => over.abort()));
    await Promise.all(all);
  } else {
    const inner = go(one.withMusic, channel, signal, outcomes);
    const music = await hold(channel, { until: inner, signal });
    outcomes.push(music.outcome);
    await inner;
  }
}

const STEP = { timers: vi, step: 50 } as const;

it(`${RUNS} flows of nested verbs: each ends, nothing is left, and every verb has told its end`, async () => {
  const call = await simulatedCall({ sounds: SOUNDS });
  call.asterisk.phone('PJSIP/gate').onRing((ring) => void ring.answer());
  const timers = new OwnTimers();
  const stories = toldStories();
  const run = async (one: Flow, acts: readonly { readonly at: number; readonly what: string }[]): Promise<void> => {
    const entered = new Promise<Channel>((resolve) => call.client.once('StasisStart', (it) => resolve(it.channel)));
    const caller = await call.asterisk.call({ from: '1002', app: 'flow' });
    await call.asterisk.advance(0, STEP);
    const channel = await entered;
    await channel.answer();
    const left = new WhatIsLeft(call.client, channel, timers);
    const ending = new AbortController();
    const outcomes: string[] = [];
    let over = false;
    const flowing = go(one, channel, ending.signal, outcomes).finally(() => (over = true));
    flowing.catch(() => {});
    let before = -1;
    for (let now = 0; !over && now < 120_000; now += 50) {
      const due = acts.filter(({ at }) => at > before && at <= now);
      before = now;
      for (const { what } of due) {
        if (what === 'abort') ending.abort();
        else if (what === 'hangs up') await caller.hangup();
        else if (!caller.over) void caller.press('1').catch(() => {});
      }
      await call.asterisk.advance(50, STEP);
    }
    expect(over).toBe(true);
    await flowing;
    await call.asterisk.settled();
    // News that are under way may arrive; the call itself goes on, unless the caller has hung up.
    await call.asterisk.advance(caller.over ? 1_000 : 200, STEP);
    left.expectNothing();
    expect(outcomes.filter((outcome) => ['lost', 'continued', 'moved', 'unknown'].includes(outcome))).toEqual([]);
    await caller.hangup();
    await call.asterisk.advance(1_000, STEP);
    const told = stories.splice(0);
    const ids = (phase: string): string[] => told.filter((entry) => entry.phase === phase).map(({ id }) => id);
    expect(ids('end').sort()).toEqual(ids('begin').sort());
    for (const entry of told) if (entry.phase === 'end') expect(entry.left).toEqual([]);
  };
  // A failure prints its seed and the flow.
  const property = fc.asyncProperty(flow, fc.array(act, { maxLength: 4 }), run);
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
}, 1_800_000);
