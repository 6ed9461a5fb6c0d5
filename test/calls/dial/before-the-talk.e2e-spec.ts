import { dial } from 'nestjs-ari/calls';
import { describe, expect, it } from 'vitest';
import { Stage } from '../support/stage.js';

describe('before the two talk', () => {
  it('a callee who presses the key is connected; what it was asked, it alone heard', async () => {
    const stage = await Stage.set();
    const answering = stage.picksUp('PJSIP/bob');
    const confirm = { media: 'sound:hello-world', timeout: 5_000 };
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call((channel) => dial(channel, 'PJSIP/bob', { confirm, onConnected }));
    const callee = await answering;
    await callee.heard('sound:hello-world');
    await callee.press('51');
    await connected;
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed' });
    expect(caller.sounds).toEqual([]);
    await stage.empty();
  });

  it('one who presses nothing, or the key to decline, is not connected', async () => {
    const stage = await Stage.set();
    const [a, b] = [stage.picksUp('PJSIP/a'), stage.picksUp('PJSIP/b')];
    const confirm = { media: 'sound:beep', decline: '2', timeout: 50 };
    const { caller, result } = await stage.call((channel) => dial(channel, ['PJSIP/a', 'PJSIP/b'], { confirm }));
    await (await a).heard('sound:beep');
    await (await b).press('2', { length: 10 });
    expect(await result).toMatchObject({
      outcome: 'declined',
      attempts: [{ result: 'declined' }, { result: 'declined' }],
    });
    await Promise.all([(await a).ended(), (await b).ended()]);
    await caller.hangup();
    await stage.empty();
  });

  it('the others ring on until somebody has accepted', async () => {
    const stage = await Stage.set();
    const [a, b] = [stage.picksUp('PJSIP/a'), stage.picksUp('PJSIP/b')];
    const confirm = { media: 'sound:hello-world' };
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call((channel) =>
      dial(channel, ['PJSIP/a', 'PJSIP/b'], { confirm, onConnected }),
    );
    const [first, second] = [await a, await b];
    await Promise.all([first.heard('sound:hello-world'), second.heard('sound:hello-world')]);
    await second.press('1');
    await first.ended();
    await connected;
    await second.hangup();
    expect(await result).toMatchObject({ outcome: 'completed', target: { endpoint: 'PJSIP/b' } });
    await caller.hangup();
    await stage.empty();
  });

  it('the callee hears a whisper, and then the two are connected', async () => {
    const stage = await Stage.set();
    const { connected, onConnected } = Stage.connecting();
    const answering = stage.picksUp('PJSIP/bob');
    const { caller, result } = await stage.call((channel) =>
      dial(channel, 'PJSIP/bob', { whisper: 'sound:beep', onConnected }),
    );
    const callee = await answering;
    await connected;
    expect(callee.sounds).toEqual(['sound:beep']);
    await callee.hangup();
    expect(await result).toMatchObject({ outcome: 'completed' });
    await caller.hangup();
    await stage.empty();
  });

  it('a callee who hangs up during the whisper is not connected, and the next group rings', async () => {
    const stage = await Stage.set();
    const [a, b] = [stage.picksUp('PJSIP/a'), stage.picksUp('PJSIP/b')];
    const { caller, result } = await stage.call((channel) =>
      dial(channel, [['PJSIP/a'], ['PJSIP/b']], { whisper: 'sound:hello-world' }),
    );
    const callee = await a;
    await callee.heard('sound:hello-world');
    await callee.hangup();
    await (await b).heard('sound:hello-world');
    await caller.hangup();
    expect(await result).toMatchObject({
      outcome: 'canceled',
      attempts: [{ result: 'hung-up' }, { result: 'canceled' }],
    });
    await stage.empty();
  });

  it('music instead of the ringing tone, answered at once', async () => {
    const stage = await Stage.set();
    const ringing = new Promise<void>((resolve) => stage.asterisk.phone('PJSIP/bob').onRing(() => resolve()));
    const options = { callerHears: 'music', answerOnBridge: false, timeout: 300 } as const;
    const { caller, result } = await stage.call((channel) => dial(channel, 'PJSIP/bob', options));
    await ringing;
    await caller.answered();
    expect(await result).toMatchObject({ outcome: 'no-answer' });
    expect(caller.story.join('\n')).not.toMatch(/ringing tone/);
    await caller.hangup();
    await stage.empty();
  });
});
