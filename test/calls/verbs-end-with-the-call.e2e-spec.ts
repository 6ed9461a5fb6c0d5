import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, it, onTestFinished } from 'vitest';
import { CALL_STORY, pause, type CallStoryEntry } from 'nestjs-ari/calls';
import { HANGUP_IS_KNOWN_MS, simulatedCall } from './support/simulated-call.js';

/** The story of all calls, as long as the test lasts. */
function story(): CallStoryEntry[] {
  const entries: CallStoryEntry[] = [];
  const listener = (message: unknown): void => void entries.push(message as CallStoryEntry);
  subscribe(CALL_STORY, listener);
  onTestFinished(() => void unsubscribe(CALL_STORY, listener));
  return entries;
}

it('a verb comes to its end', async () => {
  const { channel, pass } = await simulatedCall();
  const paused = pause(channel, 3_000);
  await pass(3_000);
  expect(await paused).toEqual({ outcome: 'finished' });
});

it('a caller who hangs up ends it, and the outcome says how', async () => {
  const { channel, caller, pass } = await simulatedCall();
  const paused = pause(channel, 3_000);
  await pass(1_000);
  await caller.hangup();
  await pass(HANGUP_IS_KNOWN_MS);
  expect(await paused).toMatchObject({ outcome: 'hangup', channel: { id: channel.id } });
});

it('on a call that is over it does not begin', async () => {
  const { channel, caller, pass } = await simulatedCall();
  await caller.hangup();
  await pass(HANGUP_IS_KNOWN_MS);
  expect(await pause(channel, 3_000)).toMatchObject({ outcome: 'hangup' });
});

it('its signal ends it, before it begins and after', async () => {
  const { channel, caller, pass } = await simulatedCall();
  const controller = new AbortController();
  const paused = pause(channel, 3_000, { signal: controller.signal });
  await pass(1_000);
  controller.abort();
  expect(await paused).toEqual({ outcome: 'aborted' });
  expect(await pause(channel, 3_000, { signal: controller.signal })).toEqual({ outcome: 'aborted' });
  expect(caller.over).toBe(false);
});

it('the call tells its begin, its end and how long it took', async () => {
  const entries = story();
  const { channel, pass } = await simulatedCall();
  const paused = pause(channel, 3_000);
  await pass(3_000);
  await paused;
  const same = { kind: 'pause', channelId: channel.id, connection: 'default', parameters: { ms: 3_000 } };
  expect(entries).toEqual([
    expect.objectContaining({ ...same, phase: 'begin' }),
    expect.objectContaining({ ...same, phase: 'end', outcome: 'finished', durationMs: 3_000, result: {}, left: [] }),
  ]);
  expect(entries[0]?.id).toBe(entries[1]?.id);
});
