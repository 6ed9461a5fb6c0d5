import { describe, expect, it } from 'vitest';
import { play, record } from 'nestjs-ari/calls';
import { HANGUP_IS_KNOWN_MS, simulatedCall, type SimulatedCall } from '../support/simulated-call.js';
import { press } from '../support/press.js';
import { toldStories } from '../support/told-stories.js';

const SOUNDS = [{ id: 'two-seconds', lengthMs: 2_000 }];

const stored = async ({ client }: SimulatedCall): Promise<string[]> =>
  (await client.recordings.listStored()).map(({ name }) => name);

describe('record', () => {
  it('a key ends it, and it can be played', async () => {
    const stories = toldStories();
    const call = await simulatedCall({ sounds: SOUNDS });
    const recording = record(call.channel, {
      prompt: 'sound:two-seconds',
      name: 'message',
      silence: 0,
      finishOnKey: '#',
    });
    await call.pass(5_000);
    await press(call, '5');
    await press(call, '#');
    const outcome = await recording;
    expect(outcome).toMatchObject({
      outcome: 'recorded',
      name: 'message',
      media: 'recording:message',
      endedBy: 'key',
      key: '#',
    });
    expect(await stored(call)).toEqual(['message']);
    const played = play(call.channel, 'recording:message');
    await call.pass(10_000);
    expect(await played).toMatchObject({ outcome: 'finished' });
    expect(call.caller.sounds).toContain('sound:two-seconds');
    expect(stories.find(({ kind, phase }) => kind === 'record' && phase === 'end')).toMatchObject({
      outcome: 'recorded',
      result: { name: 'message' },
    });
  });

  it('its longest length ends it', async () => {
    const call = await simulatedCall();
    const recording = record(call.channel, { maxLength: 3_000, silence: 0, beep: false });
    // Asterisk looks at the limit once a second.
    await call.pass(5_000);
    expect(await recording).toMatchObject({ outcome: 'recorded', endedBy: 'limit' });
  });

  it('what a caller has said before hanging up is stored', async () => {
    const call = await simulatedCall();
    const recording = record(call.channel, { name: 'last-words', silence: 0, beep: false });
    await call.pass(2_000);
    await call.caller.hangup();
    await call.pass(HANGUP_IS_KNOWN_MS);
    expect(await recording).toMatchObject({ outcome: 'recorded', name: 'last-words', endedBy: 'hangup' });
    expect(await stored(call)).toEqual(['last-words']);
  });

  it('the signal ends it and keeps it, and nothing of it goes on', async () => {
    const call = await simulatedCall();
    const controller = new AbortController();
    const recording = record(call.channel, { name: 'cut', silence: 0, beep: false, signal: controller.signal });
    await call.pass(2_000);
    controller.abort();
    expect(await recording).toMatchObject({ outcome: 'recorded', endedBy: 'signal' });
    await expect(call.client.recordings.getLive('cut')).rejects.toMatchObject({ status: 404 });
    expect(call.caller.over).toBe(false);
  });

  it('a name that is taken is a refusal', async () => {
    const call = await simulatedCall();
    const first = record(call.channel, { name: 'taken', maxLength: 1_000, silence: 0, beep: false });
    await call.pass(3_000);
    await first;
    const second = record(call.channel, { name: 'taken' });
    // It is asked whether the call is ending, which would explain it, too.
    await call.pass(3_100);
    expect(await second).toMatchObject({ outcome: 'refused', error: { status: 409 } });
  });
});

describe('record: review', () => {
  const review = { prompt: 'sound:two-seconds', timeout: 3_000 };
  const options = { name: 'reviewed', silence: 0, beep: false, review };

  it('the party hears it, and records again until it is content', async () => {
    const call = await simulatedCall({ sounds: SOUNDS });
    const recording = record(call.channel, options);
    await call.pass(1_000);
    await press(call, '#');
    await press(call, '2');
    await call.pass(1_000);
    await press(call, '#');
    await press(call, '1');
    expect(await recording).toMatchObject({ outcome: 'recorded', name: 'reviewed' });
    expect(call.caller.sounds.filter((sound) => sound === 'recording:reviewed')).toHaveLength(2);
    expect(await stored(call)).toEqual(['reviewed']);
  });

  it('a caller who hangs up instead of deciding leaves a message', async () => {
    const call = await simulatedCall({ sounds: SOUNDS });
    const recording = record(call.channel, options);
    await call.pass(2_000);
    await press(call, '#');
    await call.pass(500);
    await call.caller.hangup();
    await call.pass(HANGUP_IS_KNOWN_MS);
    expect(await recording).toMatchObject({ outcome: 'recorded', name: 'reviewed' });
    expect(await stored(call)).toEqual(['reviewed']);
  });

  it('a wrong option of it is named with its place', async () => {
    const { channel } = await simulatedCall({ sounds: SOUNDS });
    await expect(record(channel, { review: { prompt: 'sound:two-seconds', attempt: 2 } as never })).rejects.toThrow(
      '"record.review.attempt" is not an option; did you mean "attempts"?',
    );
  });
});
