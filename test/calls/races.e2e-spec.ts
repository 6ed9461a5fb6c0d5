import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { detectMachine, gather, hold, menu, page, pause, play, record, recordCall, sendDigits } from 'nestjs-ari/calls';
import type { RunningRecording } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import type { PhoneCall } from 'nestjs-ari/testing';
import { OwnTimers } from './support/own-timers.js';
import { HANGUP_IS_KNOWN_MS, simulatedCall, type SimulatedCall } from './support/simulated-call.js';
import { toldStories } from './support/told-stories.js';
import { WhatIsLeft } from './support/what-is-left.js';

const RUNS = process.env['SOAK'] === '1' ? 5_000 : 300;
const LONG = 'sound:one-second';
const SOUNDS = [{ id: 'one-second', lengthMs: 1_000 }];
const QUESTION = { prompt: LONG, timeout: 800, attempts: 2, onNoInput: LONG, onNoMatch: LONG };

type Flow = (channel: Channel, signal: AbortSignal) => Promise<{ readonly outcome: string }>;

/** Every verb, short, and some of them one after another. */
const FLOWS: Readonly<Record<string, Flow>> = {
  gather: (channel, signal) => gather(channel, { ...QUESTION, numDigits: 3, signal }),
  patient: (channel, signal) => gather(channel, { ...QUESTION, bargeIn: false, maxDigits: 2, signal }),
  checked: (channel, signal) =>
    gather(channel, { ...QUESTION, numDigits: 1, accept: async (digits) => digits !== '1', filler: LONG, signal }),
  menu: (channel, signal) => menu(channel, { ...QUESTION, choices: { 1: 'a', 12: 'b', '#': 'c' }, signal }),
  play: (channel, signal) => play(channel, [LONG, LONG], { loop: 2, limit: 2_500, signal }),
  hold: (channel, signal) => hold(channel, { limit: 1_500, signal }),
  pause: (channel, signal) => pause(channel, 1_500, { signal }),
  record: (channel, signal) => record(channel, { prompt: LONG, maxLength: 1_000, silence: 0, signal }),
  review: (channel, signal) =>
    record(channel, { beep: false, maxLength: 1_000, silence: 0, review: { prompt: LONG, timeout: 500 }, signal }),
  consent: (channel, signal) =>
    record(channel, { consent: { prompt: LONG, timeout: 500 }, maxLength: 1_000, silence: 0, signal }),
  paused: (channel, signal) => {
    const onBegun = (running: RunningRecording): void => void running.pause().then(() => running.resume());
    return record(channel, { beep: false, maxLength: 1_000, silence: 0, onBegun, signal });
  },
  'call recorded': async (channel, signal) => {
    const recording = recordCall({ caller: channel }, { signal });
    const card = await pause(channel, 300, { signal });
    if (card.outcome === 'finished') await Promise.all([recording.pause(), pause(channel, 300, { signal })]);
    await recording.resume();
    return recording.stop();
  },
  page: (channel, signal) =>
    page(channel, ['PJSIP/gate', 'PJSIP/ramp', 'PJSIP/office'], {
      timeout: 500,
      timeLimit: 1_500,
      ready: LONG,
      endKey: '1',
      signal,
    }),
  digits: (channel, signal) => sendDigits(channel, '1w23', { signal }),
  machine: (channel, signal) => detectMachine(channel, { silence: 1_000, timeout: 2_000, signal }),
  line: async (channel, signal) => {
    const chosen = await menu(channel, { prompt: LONG, timeout: 500, choices: { 1: 'message', 2: 'wait' }, signal });
    if (chosen.outcome === 'chosen' && chosen.key === '1') return record(channel, { maxLength: 1_000, signal });
    if (chosen.outcome === 'chosen') return hold(channel, { limit: 500, signal });
    return play(channel, LONG, { signal });
  },
};

/** Flows that make channels of their own. */
const WITH_LEGS = ['page', 'call recorded'];

/** What anybody may do, and when. */
const act = fc.record({
  at: fc.integer({ min: 0, max: 3_000 }),
  what: fc.constantFrom('caller hangs up', 'we hang up', 'abort', 'key', 'key', 'key', 'talk'),
  key: fc.constantFrom('1', '2', '3', '#', '*'),
});
const schedule = fc.record({ flow: fc.constantFrom(...Object.keys(FLOWS)), acts: fc.array(act, { maxLength: 4 }) });

type Schedule = typeof schedule extends fc.Arbitrary<infer T> ? T : never;

/** How long the longest flow takes, and the news of its end. */
const SURELY_OVER_MS = 12_000;
const STEP_MS = 50;
const STEP = { timers: vi, step: STEP_MS } as const;

async function answeredCall({ asterisk, client }: SimulatedCall): Promise<{ caller: PhoneCall; channel: Channel }> {
  const entered = new Promise<Channel>((resolve) => client.once('StasisStart', ({ channel }) => resolve(channel)));
  const caller = await asterisk.call({ from: '1002', app: 'flow' });
  await asterisk.advance(0, STEP);
  const channel = await entered;
  await channel.answer();
  return { caller, channel };
}

it(`${RUNS} schedules: no verb hangs, nothing is left, and its outcome is true`, async () => {
  const call = await simulatedCall({ sounds: SOUNDS });
  // One loudspeaker answers at once, one hangs up again soon, and one rings on.
  call.asterisk.phone('PJSIP/gate').onRing((ring) => void ring.answer());
  call.asterisk.phone('PJSIP/ramp').onRing((ring) => {
    const answered = ring.answer();
    setTimeout(() => void answered.hangup(), 700);
  });
  call.asterisk.phone('PJSIP/office');
  const timers = new OwnTimers();
  const stories = toldStories();
  const run = async ({ flow, acts }: Schedule): Promise<void> => {
    const { caller, channel } = await answeredCall(call);
    const left = new WhatIsLeft(call.client, channel, timers);
    const controller = new AbortController();
    const done: { outcome?: string } = {};
    const verb = FLOWS[flow]?.(channel, controller.signal).then(({ outcome }) => (done.outcome = outcome));
    const waiting = [...acts].sort((a, b) => a.at - b.at);
    for (let now = 0; done.outcome === undefined && now < SURELY_OVER_MS; now += STEP_MS) {
      for (const { what, key } of waiting.splice(0, waiting.filter(({ at }) => at <= now).length)) {
        if (what === 'abort') controller.abort();
        else if (what === 'we hang up') channel.hangup({ ifGone: 'ignore' }).catch(() => {});
        else if (what === 'caller hangs up') await caller.hangup();
        else if (!caller.over) void (what === 'key' ? caller.press(key) : caller.talk(700)).catch(() => {});
      }
      await call.asterisk.advance(STEP_MS, STEP);
    }
    expect(done.outcome).toBeDefined();
    await verb;
    await call.asterisk.settled();
    // Channels that the verb itself has hung up: the news of their end is under way.
    if (WITH_LEGS.includes(flow)) await call.asterisk.advance(HANGUP_IS_KNOWN_MS, STEP);
    // At once: with the end of the call everything would be gone.
    left.expectNothing();
    if (done.outcome === 'hangup') expect(caller.over).toBe(true);
    if (done.outcome === 'aborted') expect(controller.signal.aborted).toBe(true);
    expect(['refused', 'lost', 'continued', 'moved']).not.toContain(done.outcome);
    await caller.hangup();
    await call.asterisk.advance(1_000, STEP);
    for (const entry of stories.splice(0)) if (entry.phase === 'end') expect(entry.left).toEqual([]);
  };
  // A failure prints its seed and its path.
  await fc.assert(fc.asyncProperty(schedule, run), { numRuns: RUNS, endOnFailure: true });
}, 1_800_000);
