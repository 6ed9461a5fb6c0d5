import { expect, it } from 'vitest';
import { detectMachine, gather, hold, menu, play, record, sendDigits } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { RealStage } from './support/real-stage.js';

/** Ten seconds and more. */
const LONG = 'sound:demo-congrats';
const SHORT = 'sound:vm-goodbye';

/** Answers, goes through the flow, and hangs up. */
function answered<T>(flow: (channel: Channel) => Promise<T>): (channel: Channel) => Promise<T> {
  return async (channel) => {
    await channel.answer();
    const result = await flow(channel);
    await channel.hangup({ ifGone: 'ignore' });
    return result;
  };
}

/** The names of what happens to the call, in order. */
function happenings(stage: RealStage): string[] {
  const names = ['PlaybackStarted', 'PlaybackContinuing', 'PlaybackFinished', 'ChannelDtmfReceived'] as const;
  const heard: string[] = [];
  for (const name of names) stage.client.on(name, () => heard.push(name));
  return heard;
}

describeOnAsterisk('the verbs on a real Asterisk, with a SIP telephone', () => {
  it('gather: RFC 4733 digits and a finishing key are the answer; the first digit silences the prompt', async () => {
    const stage = await RealStage.set();
    const heard = happenings(stage);
    const { caller, result } = await stage.call(answered((channel) => gather(channel, { prompt: LONG })));
    await caller.answered();
    await caller.hears(10);
    await caller.press('471#');
    expect(await result).toEqual({ outcome: 'digits', digits: '471', endedBy: 'key', key: '#', attempt: 1 });
    await caller.ended();
    expect(heard.slice(0, 3).sort()).toEqual(['ChannelDtmfReceived', 'PlaybackFinished', 'PlaybackStarted']);
    await stage.empty();
  });

  it('gather: digits that were typed ahead are the answer of the next question', async () => {
    const stage = await RealStage.set();
    const { caller, result } = await stage.call(
      answered(async (channel) => [
        await gather(channel, { prompt: LONG, numDigits: 1 }),
        await play(channel, [SHORT, SHORT]),
        await menu(channel, { prompt: LONG, choices: { 23: 'sales', 4: 'support' } }),
      ]),
    );
    await caller.press('123');
    expect(await result).toMatchObject([
      { digits: '1' },
      { outcome: 'finished' },
      { outcome: 'chosen', choice: 'sales' },
    ]);
    await caller.ended();
    await stage.empty();
  });

  it('gather: nothing comes, and it is asked again; then it is a time-out', async () => {
    const stage = await RealStage.set();
    const heard = happenings(stage);
    const question = { prompt: SHORT, timeout: 300, attempts: 2, onNoInput: 'sound:beep' };
    const { caller, result } = await stage.call(answered((channel) => gather(channel, question)));
    expect(await result).toEqual({ outcome: 'timeout', attempt: 2 });
    await caller.ended();
    expect(heard).toEqual([
      'PlaybackStarted',
      'PlaybackFinished',
      'PlaybackStarted',
      'PlaybackContinuing',
      'PlaybackStarted',
      'PlaybackFinished',
    ]);
    await stage.empty();
  });

  it('a caller who hangs up during the prompt is an outcome, and nothing is left', async () => {
    const stage = await RealStage.set();
    const { caller, result } = await stage.call(answered((channel) => gather(channel, { prompt: LONG, loop: 0 })));
    await caller.answered();
    await caller.hears(10);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'hangup' });
    await stage.empty();
  });

  it('play: a missing file fails if it is the last one, and is left out before that', async () => {
    const stage = await RealStage.set();
    const { caller, result } = await stage.call(
      answered(async (channel) => [
        await play(channel, [SHORT, 'sound:no-such-sound']),
        await play(channel, ['sound:no-such-sound', SHORT]),
        await play(channel, LONG, { limit: 500 }),
        await play(channel, [LONG, SHORT], { offset: 10_000, limit: 200 }),
      ]),
    );
    expect(await result).toMatchObject([
      { outcome: 'failed' },
      { outcome: 'finished' },
      { outcome: 'limit' },
      { outcome: 'limit' },
    ]);
    await caller.ended();
    await stage.empty();
  });

  it('hold: the party hears music until what it waits for is there', async () => {
    const stage = await RealStage.set();
    let found: () => void = () => {};
    const until = new Promise<void>((resolve) => (found = resolve));
    const { caller, result } = await stage.call(answered((channel) => hold(channel, { until })));
    await caller.answered();
    await caller.hears(10);
    found();
    expect(await result).toEqual({ outcome: 'finished' });
    await caller.ended();
    await stage.empty();
  });

  it('record: what is said is stored when a key is pressed', async () => {
    const stage = await RealStage.set();
    const name = `verb-${process.pid}-key`;
    const { caller, result } = await stage.call(answered((channel) => record(channel, { name, finishOnKey: '#' })));
    await caller.answered();
    await caller.speak(1_200);
    await caller.press('#');
    expect(await result).toMatchObject({ outcome: 'recorded', name, endedBy: 'key', key: '#' });
    await stage.client.recordings.deleteStored(name);
    await caller.ended();
    await stage.empty();
  });

  it('record: what a caller has said before hanging up is stored', async () => {
    const stage = await RealStage.set();
    const name = `verb-${process.pid}-hangup`;
    const started = new Promise((resolve) => stage.client.once('RecordingStarted', resolve));
    const { caller, result } = await stage.call(answered((channel) => record(channel, { name, beep: false })));
    await started;
    await caller.speak(1_200);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'recorded', name, endedBy: 'hangup' });
    await stage.client.recordings.deleteStored(name);
    await stage.empty();
  });

  // The telephone of the tests sends no packets while it is silent. To Asterisk it then speaks on: see the limits of
  // detectMachine. A person who sends silence is shown on the simulator.
  it('detectMachine: who speaks on is a machine', async () => {
    const stage = await RealStage.set();
    const options = { speechThreshold: 1_000, silence: 10_000 };
    const { caller, result } = await stage.call(answered((channel) => detectMachine(channel, options)));
    await caller.answered();
    await caller.speak(500);
    expect(await result).toEqual({ outcome: 'machine', talkMs: 1_000 });
    await caller.ended();
    await stage.empty();
  });

  it('detectMachine: nobody who speaks is silence', async () => {
    const stage = await RealStage.set();
    const { caller, result } = await stage.call(answered((channel) => detectMachine(channel, { silence: 500 })));
    expect(await result).toEqual({ outcome: 'silence' });
    await caller.ended();
    await stage.empty();
  });

  it('sendDigits: they reach the party, and the verb ends with the last one', async () => {
    const stage = await RealStage.set();
    const { caller, result } = await stage.call(answered((channel) => sendDigits(channel, '12w#')));
    expect(await result).toEqual({ outcome: 'finished' });
    await caller.ended();
    await stage.empty();
  });
});
