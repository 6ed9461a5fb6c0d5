import { expect, it } from 'vitest';
import { detectMachine, type MachineOutcome } from 'nestjs-ari/calls';
import { simulatedCall } from './support/simulated-call.js';

/** More than ends a speech. */
const SILENCE_MS = 2_500;

async function heard(talkMs: number, options = {}): Promise<MachineOutcome> {
  const { channel, caller, pass } = await simulatedCall();
  const detecting = detectMachine(channel, { speechThreshold: 5_000, silence: 6_000, ...options });
  await pass(100);
  const talking = talkMs === 0 ? Promise.resolve() : caller.talk(talkMs);
  await pass(talkMs + SILENCE_MS + 4_000);
  await talking;
  return detecting;
}

it('somebody who says a short word and waits is a person', async () => {
  expect(await heard(700)).toMatchObject({ outcome: 'human', talkMs: 700 });
});

it('somebody who speaks on is a machine', async () => {
  expect(await heard(9_000)).toEqual({ outcome: 'machine', talkMs: 5_000 });
});

it('the end of its greeting can be waited for', async () => {
  expect(await heard(9_000, { waitForEnd: true })).toEqual({ outcome: 'machine', talkMs: 9_000 });
});

it('nobody who speaks is silence', async () => {
  expect(await heard(0, { silence: 3_000 })).toEqual({ outcome: 'silence' });
});

it('what takes too long is unknown', async () => {
  expect(await heard(2_000, { timeout: 3_000 })).toEqual({ outcome: 'unknown' });
});

it('a caller who hangs up is an outcome, and the detection is switched off when it ends', async () => {
  const { channel, caller, client, pass } = await simulatedCall();
  const controller = new AbortController();
  const aborted = detectMachine(channel, { signal: controller.signal });
  await pass(100);
  controller.abort();
  expect(await aborted).toEqual({ outcome: 'aborted' });
  const talks: string[] = [];
  client.on('ChannelTalkingStarted', () => talks.push('talks'));
  const talking = caller.talk(500);
  await pass(600);
  await talking;
  expect(talks).toEqual([]);
  const hungUp = detectMachine(channel);
  await pass(100);
  await caller.hangup();
  await pass(300);
  expect(await hungUp).toMatchObject({ outcome: 'hangup' });
});
