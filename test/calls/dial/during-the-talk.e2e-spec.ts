import { dial, type DialCompleted, type DialOptions, type DialResult } from 'nestjs-ari/calls';
import type { PhoneCall } from 'nestjs-ari/testing';
import { describe, expect, it } from 'vitest';
import { Stage, type FlowCall } from '../support/stage.js';

interface Talking extends FlowCall<DialResult> {
  readonly stage: Stage;
  readonly callee: PhoneCall;
}

async function talking(options: DialOptions): Promise<Talking> {
  const stage = await Stage.set();
  const answering = stage.picksUp('PJSIP/bob');
  const { connected, onConnected } = Stage.connecting();
  const call = await stage.call((channel) => dial(channel, 'PJSIP/bob', { ...options, onConnected }));
  const callee = await answering;
  await connected;
  return { stage, callee, ...call };
}

describe('while the two talk', () => {
  it("the caller's star ends it and keeps the caller", async () => {
    const { stage, caller, callee, result } = await talking({ hangupOnStar: true });
    await callee.press('*');
    await caller.press('4*');
    expect(await result).toMatchObject({ outcome: 'completed', endedBy: 'star' });
    await callee.ended();
    expect(caller.over).toBe(false);
    await caller.hangup();
    await stage.empty();
  });

  it('keys of either side are told and noted', async () => {
    const told: string[] = [];
    const { stage, caller, callee, result } = await talking({
      captureDigits: true,
      onDigit: (side, digit) => told.push(`${side} ${digit}`),
    });
    await caller.press('12');
    await callee.press('3');
    await callee.hangup();
    expect(((await result) as DialCompleted).digits).toEqual({ caller: '12', callee: '3' });
    expect(told).toEqual(['caller 1', 'caller 2', 'callee 3']);
    await caller.hangup();
    await stage.empty();
  });

  it('keys are kept for what follows when nobody asks for them', async () => {
    const stage = await Stage.set();
    const { connected, onConnected } = Stage.connecting();
    const answering = stage.picksUp('PJSIP/bob');
    const { caller, result } = await stage.call(async (channel) => {
      await dial(channel, 'PJSIP/bob', { onConnected });
      return channel.nextDigit();
    });
    const callee = await answering;
    await connected;
    await caller.press('7');
    await callee.hangup();
    expect(await result).toMatchObject({ digit: '7' });
    await caller.hangup();
    await stage.empty();
  });

  it('the time limit warns both and ends it', async () => {
    const warnings = [{ before: 150, media: 'sound:beep' }];
    const { stage, caller, callee, result } = await talking({ timeLimit: 400, warnings });
    expect(await result).toMatchObject({ outcome: 'completed', endedBy: 'time-limit' });
    expect([caller.sounds, callee.sounds]).toEqual([['sound:beep'], ['sound:beep']]);
    await callee.ended();
    await caller.hangup();
    await stage.empty();
  });

  it('holds are told', async () => {
    const told: string[] = [];
    const { stage, caller, callee, result } = await talking({ onHold: (side, held) => told.push(`${side} ${held}`) });
    await callee.hold();
    await callee.unhold();
    await caller.hold();
    await callee.hangup();
    await result;
    expect(told).toEqual(['callee true', 'callee false', 'caller true']);
    await caller.hangup();
    await stage.empty();
  });

  it('both sides are recorded apart', async () => {
    const { stage, caller, callee, result } = await talking({ record: { name: 'dial/talk' } });
    await caller.talk(200);
    await callee.talk(200);
    await callee.hangup();
    const recordings = { caller: 'dial/talk-caller', callee: 'dial/talk-callee' };
    expect(((await result) as DialCompleted).recordings).toEqual(recordings);
    const stored = (await stage.client.recordings.listStored()).map(({ name }) => name);
    expect(stored.sort()).toEqual(['dial/talk-callee', 'dial/talk-caller']);
    await caller.hangup();
    await stage.empty();
  });

  it('what a function of the user throws is thrown, and nothing is left', async () => {
    const { stage, caller, callee, result } = await talking({
      onDigit: () => {
        throw new Error('my own mistake');
      },
    });
    await caller.press('1');
    await expect(result).rejects.toThrow('my own mistake');
    await callee.ended();
    await caller.hangup();
    await stage.empty();
  });
});
