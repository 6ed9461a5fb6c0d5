import { dial, type DialOptions } from 'nestjs-ari/calls';
import { expect } from 'vitest';
import { Stage } from '../support/stage.js';
import { dialled, phones, talking } from './support/dialled.js';
import { onBoth } from './support/on-both.js';

onBoth('dial from the talk on', {
  'dial: dtmfCapture and dtmfHook, the keys of either side': async (stage) => {
    const told: string[] = [];
    const { caller, callee, result } = await talking(stage, {
      captureDigits: true,
      onDigit: (side, digit) => told.push(`${side} ${digit}`),
    });
    await caller.press('12');
    await callee.press('3');
    await expect.poll(() => told).toEqual(['caller 1', 'caller 2', 'callee 3']);
    // The telephones hear the keys of the other as well.
    await expect.poll(() => [caller.digits, callee.digits]).toEqual(['3', '12']);
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
