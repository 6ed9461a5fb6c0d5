import { describe, expect, it } from 'vitest';
import { record, type RunningRecording } from 'nestjs-ari/calls';
import { simulatedCall } from '../support/simulated-call.js';
import { press } from '../support/press.js';

const SOUNDS = [{ id: 'may-we', lengthMs: 1_000 }];
const consent = { prompt: 'sound:may-we' };

describe('record with consent', () => {
  it('asks first, and records who agrees', async () => {
    const call = await simulatedCall({ sounds: SOUNDS });
    const recording = record(call.channel, { consent, name: 'agreed', silence: 0, beep: false });
    await call.pass(500);
    expect(await call.client.recordings.listStored()).toEqual([]);
    await press(call, '1');
    await call.pass(2_000);
    await press(call, '#');
    expect(await recording).toMatchObject({ outcome: 'recorded', name: 'agreed' });
    expect(call.caller.sounds).toEqual(['sound:may-we']);
  });

  it.each([
    ['the key that declines', '2', 1],
    ['no key, asked twice', '', 2],
  ])('records nothing after %s', async (_name, keys, asked) => {
    const call = await simulatedCall({ sounds: SOUNDS });
    const started: string[] = [];
    call.client.on('RecordingStarted', ({ recording }) => started.push(recording.name));
    const recording = record(call.channel, { consent, silence: 0 });
    await call.pass(500);
    if (keys !== '') await press(call, keys);
    await call.pass(15_000);
    expect(await recording).toEqual({ outcome: 'declined' });
    expect(call.caller.sounds).toHaveLength(asked);
    expect(started).toEqual([]);
    expect(call.caller.over).toBe(false);
  });

  it('refuses a question that nobody hears', async () => {
    const call = await simulatedCall();
    const wrong = { consent: {} } as unknown as Parameters<typeof record>[1];
    await expect(record(call.channel, wrong)).rejects.toThrow('the party must hear what it agrees to');
  });

  it('is paused for the number of a card, and goes on', async () => {
    const call = await simulatedCall();
    let running: RunningRecording | undefined;
    const onBegun = (it: RunningRecording): void => void (running = it);
    const recording = record(call.channel, { name: 'order', silence: 0, beep: false, onBegun });
    await call.pass(1_000);
    const state = async (): Promise<string> => (await call.client.recordings.getLive('order')).state;
    await running?.pause();
    const states = [await state()];
    await call.pass(3_000);
    await running?.resume();
    states.push(await state());
    await press(call, '#');
    expect(await recording).toMatchObject({ outcome: 'recorded', name: 'order' });
    expect(states).toEqual(['paused', 'recording']);
    // Too late is no error: the caller may have hung up.
    await running?.pause();
  });
});
