import { dial, type DialOptions, type DialResult, type DialTargets } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { expect } from 'vitest';
import { Stage } from '../support/stage.js';
import { onBoth } from './support/on-both.js';
import type { RowPhone, RowStage } from './support/row-stage.js';

/** Dials, and hangs up on a caller who is still there. */
const dialled =
  (targets: DialTargets, options?: DialOptions) =>
  async (channel: Channel): Promise<DialResult> => {
    const result = await dial(channel, targets, options);
    await channel.hangup({ ifGone: 'ignore' });
    return result;
  };

/** A caller and a callee who talk. */
async function talking(stage: RowStage, options: DialOptions = {}) {
  const callee = await stage.phone();
  const { connected, onConnected } = Stage.connecting();
  const { caller, result } = await stage.call(dialled(callee.endpoint, { onConnected, ...options }));
  await callee.answer();
  await connected;
  await caller.answered();
  return { caller, callee, result };
}

const phones = (stage: RowStage): Promise<[RowPhone, RowPhone, RowPhone]> =>
  Promise.all([stage.phone(), stage.phone(), stage.phone()]);

onBoth('dial', {
  'dial: all targets ring at once, the first answer wins, and the others are told "answered elsewhere"': async (
    stage,
  ) => {
    const [first, second, third] = await phones(stage);
    const { connected, onConnected } = Stage.connecting();
    const targets = [first, second, third].map(({ endpoint }) => endpoint);
    const { caller, result } = await stage.call(dialled(targets, { onConnected }));
    await Promise.all([first.rings(), second.rings(), third.rings()]);
    await second.answer();
    await connected;
    expect(await first.ended()).toEqual({ cause: 26 });
    expect(await third.ended()).toEqual({ cause: 26 });
    await caller.say('caller');
    await second.hears('caller');
    await second.say('callee');
    await caller.hears('callee');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed', target: { endpoint: second.endpoint } });
    expect(await caller.heard()).toEqual(['ringing', 'callee']);
    expect(await second.heard()).toEqual(['caller']);
    expect([first.hearing, third.hearing]).toEqual([[], []]);
  },

  'dial: timeout, so long it rings': async (stage) => {
    const callee = await stage.phone();
    const { caller, result } = await stage.call(dialled(callee.endpoint, { timeout: 500 }));
    await callee.rings();
    const answer = await result;
    expect(answer).toMatchObject({ outcome: 'no-answer', attempts: [{ result: 'no-answer' }] });
    expect(answer.ringMs).toBeGreaterThanOrEqual(490);
    expect(await caller.heard()).toEqual(['ringing']);
    await callee.ended();
    expect(callee.hearing).toEqual([]);
  },

  'dial: timeLimit, both are warned and then it ends': async (stage) => {
    const { caller, callee, result } = await talking(stage, {
      timeLimit: 1_500,
      warnings: [{ before: 800, media: stage.media('warning') }],
    });
    expect(await result).toMatchObject({ outcome: 'completed', endedBy: 'time-limit' });
    await callee.ended();
    expect(await caller.heard()).toEqual(['ringing', 'warning']);
    expect(await callee.heard()).toEqual(['warning']);
  },

  'dial: answerOnBridge, the caller hears ringing and is answered with the callee': async (stage) => {
    const callee = await stage.phone();
    let answered = false;
    const { caller, result } = await stage.call(dialled(callee.endpoint));
    void caller.answered().then(
      () => (answered = true),
      () => {},
    );
    await callee.rings();
    expect(answered).toBe(false);
    await callee.answer();
    await caller.answered();
    await callee.say('callee');
    await caller.hears('callee');
    await callee.hangup();
    expect(await result).toMatchObject({ outcome: 'completed', endedBy: 'callee' });
    expect(await caller.heard()).toEqual(['ringing', 'callee']);
  },

  'dial: answerOnBridge off, the caller is answered while it rings': async (stage) => {
    const callee = await stage.phone();
    const { caller, result } = await stage.call(
      dialled(callee.endpoint, { answerOnBridge: false, callerHears: 'music' }),
    );
    await callee.rings();
    await caller.answered();
    await caller.hears('music');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'canceled' });
    await callee.ended();
  },

  'dial: callerId, the callee sees what was asked for': async (stage) => {
    const callee = await stage.phone();
    const { result } = await stage.call(
      dialled(callee.endpoint, { callerId: { number: '4711', name: 'Clinic' }, timeout: 300 }),
    );
    await callee.rings();
    await result;
    expect(await callee.shown()).toEqual({ name: 'Clinic', number: '4711' });
  },

  'dial: dialMusic, music until the callee is there': async (stage) => {
    const callee = await stage.phone();
    const { connected, onConnected } = Stage.connecting();
    const options: DialOptions = { callerHears: 'music', answerOnBridge: false, onConnected };
    const { caller, result } = await stage.call(dialled(callee.endpoint, options));
    await caller.hears('music');
    await callee.answer();
    await connected;
    await callee.say('callee');
    await caller.hears('callee');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed' });
    const heard = await caller.heard();
    expect(heard.filter((what, i) => what !== heard[i - 1])).toEqual(['music', 'callee']);
    expect(await callee.heard()).toEqual([]);
  },

  'dial: earlyMedia, the caller hears what the network of the callee says before the answer': async (stage) => {
    const callee = await stage.phone();
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call(dialled(callee.endpoint, { callerHears: 'early-media', onConnected }));
    await callee.rings();
    while (!caller.hearing.includes('other')) await callee.sayEarly('other');
    await callee.answer();
    await connected;
    await callee.say('callee');
    await caller.hears('callee');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed' });
    const heard = (await caller.heard()).filter((what) => what !== 'ringing');
    expect(heard.filter((what, i) => what !== heard[i - 1])).toEqual(['other', 'callee']);
  },

  'dial: confirmHook, the callee is asked before the bridge and the caller hears nothing of it': async (stage) => {
    const callee = await stage.phone();
    const { connected, onConnected } = Stage.connecting();
    const confirm = { media: stage.media('first') };
    const { caller, result } = await stage.call(dialled(callee.endpoint, { confirm, onConnected }));
    await callee.answer();
    await callee.hears('first');
    await callee.press('1');
    await connected;
    await caller.answered();
    await caller.say('caller');
    await callee.hears('caller');
    await callee.say('callee');
    await caller.hears('callee');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed' });
    expect(await callee.heard()).toEqual(['first', 'caller']);
    expect(await caller.heard()).toEqual(['ringing', 'callee']);
  },

  'dial: confirmHook, who presses nothing is not connected': async (stage) => {
    const callee = await stage.phone();
    const confirm = { media: stage.media('first'), timeout: 300 };
    const { caller, result } = await stage.call(dialled(callee.endpoint, { confirm }));
    await callee.answer();
    expect(await result).toMatchObject({ outcome: 'declined', attempts: [{ result: 'declined' }] });
    await callee.ended();
    expect(await callee.heard()).toEqual(['first']);
    expect(await caller.heard()).toEqual(['ringing']);
  },

  'dial: whisper, the callee hears it before the caller is there': async (stage) => {
    const { caller, callee, result } = await talking(stage, { whisper: stage.media('briefing') });
    await caller.say('caller');
    await callee.hears('caller');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed' });
    expect(await callee.heard()).toEqual(['briefing', 'caller']);
    expect(await caller.heard()).toEqual(['ringing']);
  },

  'dial: dtmfCapture and dtmfHook, the keys of either side': async (stage) => {
    const told: string[] = [];
    const { caller, callee, result } = await talking(stage, {
      captureDigits: true,
      onDigit: (side, digit) => told.push(`${side} ${digit}`),
    });
    await caller.press('12');
    await callee.press('3');
    await expect.poll(() => told).toEqual(['caller 1', 'caller 2', 'callee 3']);
    await caller.hangup();
    expect(await result).toMatchObject({ digits: { caller: '12', callee: '3' } });
    await callee.ended();
  },

  'dial: hangupOnStar, the callee goes and the caller hears what comes next': async (stage) => {
    const callee = await stage.phone();
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call(async (channel) => {
      const talk = await dial(channel, callee.endpoint, { hangupOnStar: true, onConnected });
      await channel.play(stage.media('second')).finished();
      await channel.hangup();
      return talk;
    });
    await callee.answer();
    await connected;
    await caller.answered();
    await callee.say('callee');
    await caller.hears('callee');
    await caller.press('*');
    expect(await result).toMatchObject({ outcome: 'completed', endedBy: 'star' });
    await callee.ended();
    expect(await caller.heard()).toEqual(['ringing', 'callee', 'second']);
  },

  'dial: onHoldHook, a telephone that puts the other on hold': async (stage) => {
    const told: string[] = [];
    const onHold: DialOptions['onHold'] = (side, held) => told.push(`${side} ${held ? 'holds' : 'is back'}`);
    const { caller, callee, result } = await talking(stage, { onHold });
    await caller.hold();
    await expect.poll(() => told).toEqual(['caller holds']);
    await callee.hears('music');
    await caller.resume();
    await expect.poll(() => told).toEqual(['caller holds', 'caller is back']);
    await caller.say('caller');
    await callee.hears('caller');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed' });
    expect((await callee.heard()).at(-1)).toBe('caller');
  },

  'dial: nested record, each side apart': async (stage) => {
    const name = `rows/dial-${process.pid}-${stage.real}`;
    const { caller, callee, result } = await talking(stage, { record: { name } });
    await caller.say('caller');
    await callee.hears('caller');
    await callee.say('callee');
    await caller.hears('callee');
    await caller.hangup();
    const talk = await result;
    expect(talk).toMatchObject({ recordings: { caller: `${name}-caller`, callee: `${name}-callee` } });
    expect(await stage.stored(`${name}-caller`)).toEqual([stage.recordingOf('caller')]);
    expect(await stage.stored(`${name}-callee`)).toEqual([stage.recordingOf('callee')]);
  },

  'dial: result completed, who ended it and how long they talked': async (stage) => {
    const { caller, callee, result } = await talking(stage);
    await callee.hangup();
    const talk = await result;
    expect(talk).toMatchObject({ outcome: 'completed', endedBy: 'callee' });
    expect(await caller.heard()).toEqual(['ringing']);
  },

  'dial: result busy': async (stage) => {
    const callee = await stage.phone();
    const { caller, result } = await stage.call(dialled(callee.endpoint));
    await callee.refuse();
    expect(await result).toMatchObject({ outcome: 'busy', cause: 17 });
    expect(await caller.heard()).toEqual(['ringing']);
  },

  'dial: result declined, which platforms call busy or no-answer': async (stage) => {
    const callee = await stage.phone();
    const { result } = await stage.call(dialled(callee.endpoint));
    await callee.decline();
    expect(await result).toMatchObject({ outcome: 'declined', cause: 21 });
  },

  'dial: result failed, nobody can be reached': async (stage) => {
    const { result } = await stage.call(dialled('PJSIP/nobody'));
    expect(await result).toMatchObject({ outcome: 'failed', attempts: [{ result: 'unreachable' }] });
  },

  'dial: result canceled, the caller gives up and every telephone stops': async (stage) => {
    const [first, second] = await phones(stage);
    const { caller, result } = await stage.call((channel) =>
      dial(channel, [first.endpoint, second.endpoint], { answerOnBridge: false }),
    );
    await Promise.all([first.rings(), second.rings()]);
    await caller.answered();
    await caller.hangup();
    expect(await result).toMatchObject({
      outcome: 'canceled',
      attempts: [{ result: 'canceled' }, { result: 'canceled' }],
    });
    await Promise.all([first.ended(), second.ended()]);
    expect([first.hearing, second.hearing]).toEqual([[], []]);
  },

  'dial: what follows it is reached, whatever came out': async (stage) => {
    const callee = await stage.phone();
    const { caller, result } = await stage.call(async (channel) => {
      const answer = await dial(channel, callee.endpoint, { timeout: 300 });
      await channel.answer();
      await channel.play(stage.media('second')).finished();
      await channel.hangup();
      return answer;
    });
    expect(await result).toMatchObject({ outcome: 'no-answer' });
    expect(await caller.heard()).toEqual(['ringing', 'second']);
    await callee.ended();
  },

  'dial: more than ten targets': async (stage) => {
    const last = await stage.phone();
    const nobody = Array.from({ length: 11 }, (_, i) => `PJSIP/nobody-${i}`);
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call(dialled([...nobody, last.endpoint], { onConnected }));
    await last.answer();
    await connected;
    await caller.say('caller');
    await last.hears('caller');
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed', target: { endpoint: last.endpoint } });
  },
});
