import { detectMachine, play, record, type MachineOptions, type RecordingOptions } from 'nestjs-ari/calls';
import { expect } from 'vitest';
import { onBoth } from './support/on-both.js';
import type { RowStage } from './support/row-stage.js';

/** Records a caller, lets it hear what was stored, and deletes it. */
async function recorded(stage: RowStage, options: RecordingOptions = {}) {
  const began = new Promise((resolve) => stage.client.once('RecordingStarted', resolve));
  const { caller, result } = await stage.call(async (channel) => {
    await channel.answer();
    const outcome = await record(channel, { silence: 0, ...options });
    if (outcome.outcome === 'recorded') {
      await play(channel, outcome.media);
      await stage.client.recordings.deleteStored(outcome.name);
    }
    await play(channel, stage.media('second'));
    await channel.hangup({ ifGone: 'ignore' });
    return outcome;
  });
  await caller.answered();
  return { began, caller, result };
}

/** Listens who has answered. */
async function listened(stage: RowStage, options: MachineOptions) {
  let listens = (): void => {};
  const listening = new Promise<void>((resolve) => (listens = resolve));
  const { caller, result } = await stage.call(async (channel) => {
    await channel.answer();
    const { setChannelVar } = channel;
    Object.assign(channel, {
      setChannelVar: async (...args: Parameters<typeof setChannelVar>) => {
        await setChannelVar.apply(channel, args);
        listens();
      },
    });
    const heard = await detectMachine(channel, options);
    await play(channel, stage.media('second'));
    await channel.hangup({ ifGone: 'ignore' });
    return heard;
  });
  await Promise.all([caller.answered(), listening]);
  return { caller, result };
}

onBoth('record and amd', {
  'record: playBeep, and what was said is what is played': async (stage) => {
    const { began, caller, result } = await recorded(stage, { finishOnKey: '#' });
    await began;
    await caller.say('caller', 1_200);
    await caller.press('#');
    expect(await result).toMatchObject({ outcome: 'recorded', endedBy: 'key', key: '#' });
    expect(await caller.heard()).toEqual(['beep', stage.recordingOf('caller'), 'second']);
  },

  'record: playBeep off': async (stage) => {
    const { began, caller, result } = await recorded(stage, { beep: false });
    await began;
    await caller.say('caller', 1_200);
    await caller.press('5');
    expect(await result).toMatchObject({ outcome: 'recorded', key: '5' });
    expect(await caller.heard()).toEqual([stage.recordingOf('caller'), 'second']);
  },

  'record: finishOnKey, other keys are no end': async (stage) => {
    const { began, caller, result } = await recorded(stage, { beep: false, finishOnKey: '9' });
    await began;
    await caller.press('1');
    await caller.say('caller', 1_200);
    await caller.press('#9');
    expect(await result).toMatchObject({ outcome: 'recorded', endedBy: 'key', key: '9' });
    expect(await caller.heard()).toEqual([stage.recordingOf('caller'), 'second']);
  },

  'record: maxLength ends it': async (stage) => {
    const { began, caller, result } = await recorded(stage, { beep: false, maxLength: 1_000 });
    await began;
    await caller.say('caller', 2_500);
    expect(await result).toMatchObject({ outcome: 'recorded', endedBy: 'limit' });
    expect(await caller.heard()).toEqual([stage.recordingOf('caller'), 'second']);
  },

  'record: timeout, so much silence ends it': async (stage) => {
    const { began, caller, result } = await recorded(stage, { beep: false, silence: 1_000 });
    await began;
    await caller.say('caller', 1_200);
    const outcome = await result;
    expect(outcome).toMatchObject({ outcome: 'recorded', endedBy: 'limit' });
    expect(await caller.heard()).toEqual([stage.recordingOf('caller'), 'second']);
  },

  'record: an empty recording is an outcome of its own, and nothing is stored': async (stage) => {
    const name = `rows/empty-${process.pid}-${stage.real}`;
    const { began, caller, result } = await recorded(stage, { beep: false, silence: 1_000, minTalk: 1_000, name });
    await began;
    expect(await result).toMatchObject({ outcome: 'empty', endedBy: 'limit' });
    expect(await caller.heard()).toEqual(['second']);
    await expect(stage.client.recordings.getStored(name)).rejects.toMatchObject({ status: 404 });
  },

  'record: a caller who says nothing and hangs up leaves nothing': async (stage) => {
    const name = `rows/nothing-${process.pid}-${stage.real}`;
    const began = new Promise((resolve) => stage.client.once('RecordingStarted', resolve));
    const { caller, result } = await stage.call(async (channel) => {
      await channel.answer();
      return record(channel, { silence: 0, beep: false, minTalk: 500, name });
    });
    await began;
    await caller.answered();
    await caller.hangup();
    expect(await result).toEqual({ outcome: 'empty', endedBy: 'hangup' });
    await expect(stage.client.recordings.getStored(name)).rejects.toMatchObject({ status: 404 });
  },

  'record: the result has its media, its length, talk and silence': async (stage) => {
    const name = `rows/figures-${process.pid}-${stage.real}`;
    const { began, caller, result } = await recorded(stage, { beep: false, silence: 10_000, name });
    await began;
    await caller.say('caller', 1_600);
    await caller.press('#');
    const outcome = await result;
    expect(outcome).toMatchObject({ outcome: 'recorded', name, media: `recording:${name}`, format: 'wav' });
    expect(outcome.outcome === 'recorded' && outcome.lengthMs).toBeGreaterThanOrEqual(1_000);
    expect(outcome.outcome === 'recorded' && outcome.talkMs).toBeGreaterThanOrEqual(1_000);
    await caller.ended();
  },

  'record: a caller who hangs up leaves what was said': async (stage) => {
    const name = `rows/hangup-${process.pid}-${stage.real}`;
    const began = new Promise((resolve) => stage.client.once('RecordingStarted', resolve));
    const { caller, result } = await stage.call(async (channel) => {
      await channel.answer();
      return record(channel, { silence: 0, beep: false, name });
    });
    await began;
    await caller.say('caller', 1_200);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'recorded', name, endedBy: 'hangup' });
    expect(await stage.stored(name)).toEqual([stage.recordingOf('caller')]);
  },

  'amd human: a short word, and then silence': async (stage) => {
    const { caller, result } = await listened(stage, { speechEnd: 600, speechThreshold: 2_400 });
    await caller.say('caller', 400);
    expect(await result).toMatchObject({ outcome: 'human' });
    expect(await caller.heard()).toEqual(['second']);
  },

  'amd machine: somebody who speaks on': async (stage) => {
    const { caller, result } = await listened(stage, { speechThreshold: 1_000 });
    await caller.say('caller', 2_000);
    expect(await result).toEqual({ outcome: 'machine', talkMs: 1_000 });
    expect(await caller.heard()).toEqual(['second']);
  },

  'amd stopped-speaking: the end of the greeting of a machine': async (stage) => {
    const { caller, result } = await listened(stage, { speechThreshold: 800, speechEnd: 500, waitForEnd: true });
    await caller.say('caller', 1_600);
    const heard = await result;
    expect(heard).toMatchObject({ outcome: 'machine' });
    expect(heard.outcome === 'machine' && heard.talkMs).toBeGreaterThanOrEqual(1_200);
    expect(await caller.heard()).toEqual(['second']);
  },

  'amd no-speech: nobody says anything': async (stage) => {
    const { caller, result } = await listened(stage, { silence: 500 });
    expect(await result).toEqual({ outcome: 'silence' });
    expect(await caller.heard()).toEqual(['second']);
  },

  'amd decision-timeout: nothing is certain for too long': async (stage) => {
    const { caller, result } = await listened(stage, { timeout: 700, speechEnd: 5_000, speechThreshold: 20_000 });
    await caller.say('caller', 300);
    expect(await result).toEqual({ outcome: 'unknown' });
    expect(await caller.heard()).toEqual(['second']);
  },
});
