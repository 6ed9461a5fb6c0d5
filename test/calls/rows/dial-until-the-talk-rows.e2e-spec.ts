import type { DialOptions } from 'nestjs-ari/calls';
import { expect } from 'vitest';
import { Stage } from '../support/stage.js';
import { dialled, phones, talking } from './support/dialled.js';
import { onBoth } from './support/on-both.js';

onBoth('dial until the talk', {
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
});
