import { dial, type DialCompleted } from 'nestjs-ari/calls';
import { describe, expect, it } from 'vitest';
import { Stage } from '../support/stage.js';

describe('dial to one party', () => {
  it('connects the caller, who hears it ringing and is answered with the callee', async () => {
    const stage = await Stage.set();
    const answering = stage.picksUp('PJSIP/bob');
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call((channel) => dial(channel, 'PJSIP/bob', { onConnected }));
    const callee = await answering;
    await connected;
    expect(caller.story.join('\n')).toMatch(/ringing tone[\s\S]*answered/);
    await callee.hangup();
    const completed = (await result) as DialCompleted;
    expect(completed).toMatchObject({
      outcome: 'completed',
      endedBy: 'callee',
      target: { endpoint: 'PJSIP/bob' },
      cause: 16,
      digits: { caller: '', callee: '' },
      attempts: [{ result: 'connected' }],
    });
    expect(caller.over).toBe(false);
    await caller.hangup();
    await stage.empty();
  });

  it('ends with the caller, and takes the callee along', async () => {
    const stage = await Stage.set();
    const answering = stage.picksUp('PJSIP/bob');
    const { connected, onConnected } = Stage.connecting();
    const { caller, result } = await stage.call((channel) => dial(channel, 'PJSIP/bob', { onConnected }));
    const callee = await answering;
    await connected;
    expect((await stage.client.bridges.list())[0]?.channels).toHaveLength(2);
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'completed', endedBy: 'caller' });
    await callee.ended();
    await stage.empty();
  });

  it.each([
    ['busy', 'busy', 17],
    ['decline', 'declined', 21],
    ['congestion', 'failed', 34],
  ] as const)('tells that it %s: %s, with its cause', async (does, outcome, cause) => {
    const stage = await Stage.set();
    stage.asterisk.phone('PJSIP/bob').onRing((ring) => ring[does]());
    const { caller, result } = await stage.call((channel) => dial(channel, 'PJSIP/bob'));
    expect(await result).toMatchObject({ outcome, cause, attempts: [{ target: { endpoint: 'PJSIP/bob' }, cause }] });
    await caller.hangup();
    await stage.empty();
  });

  it('tells that nothing could be reached', async () => {
    const stage = await Stage.set();
    stage.asterisk.phone('PJSIP/bob').unregister();
    const { caller, result } = await stage.call((channel) => dial(channel, ['PJSIP/bob', 'Nobody/1']));
    const attempts = [{ result: 'unreachable' }, { result: 'unreachable' }];
    expect(await result).toMatchObject({ outcome: 'failed', attempts });
    await caller.hangup();
    await stage.empty();
  });

  it('gives up when the time to ring is over', async () => {
    const stage = await Stage.set();
    stage.asterisk.phone('PJSIP/bob');
    const { caller, result } = await stage.call((channel) => dial(channel, 'PJSIP/bob', { timeout: 100 }));
    expect(await result).toMatchObject({ outcome: 'no-answer', attempts: [{ result: 'no-answer' }] });
    await caller.hangup();
    await stage.empty();
  });

  it('is canceled by a caller who hangs up while it rings', async () => {
    const stage = await Stage.set();
    const ringing = new Promise<void>((resolve) => stage.asterisk.phone('PJSIP/bob').onRing(() => resolve()));
    const { caller, result } = await stage.call((channel) => dial(channel, 'PJSIP/bob'));
    await ringing;
    await caller.hangup();
    expect(await result).toMatchObject({ outcome: 'canceled', attempts: [{ result: 'canceled' }] });
    await stage.empty();
  });

  it('is ended by its signal, while it rings and while they talk, and keeps the caller', async () => {
    const stage = await Stage.set();
    const ending = new AbortController();
    const ringing = new Promise<void>((resolve) => stage.asterisk.phone('PJSIP/bob').onRing(() => resolve()));
    const first = await stage.call((channel) => dial(channel, 'PJSIP/bob', { signal: ending.signal }));
    await ringing;
    ending.abort();
    expect(await first.result).toMatchObject({ outcome: 'aborted', attempts: [{ result: 'canceled' }] });
    expect(first.caller.over).toBe(false);
    const talking = new AbortController();
    const answering = stage.picksUp('PJSIP/eve');
    const second = await stage.call((channel) =>
      dial(channel, 'PJSIP/eve', { signal: talking.signal, onConnected: () => talking.abort() }),
    );
    await answering;
    expect(await second.result).toMatchObject({ outcome: 'completed', endedBy: 'signal' });
    await first.caller.hangup();
    await second.caller.hangup();
    await stage.empty();
  });

  it('refuses an option that it does not know, by the nearest name', async () => {
    const stage = await Stage.set();
    const options = { timeLimt: 5 } as object;
    const { caller, result } = await stage.call((channel) => dial(channel, 'PJSIP/bob', options));
    await expect(result).rejects.toThrow(/timeLimit/);
    await caller.hangup();
  });
});
