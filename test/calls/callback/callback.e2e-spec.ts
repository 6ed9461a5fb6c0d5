import { describe, expect, it, onTestFinished } from 'vitest';
import { Callbacks, MemoryCallState, play, type CallbackResult } from 'nestjs-ari/calls';
import { failureOf } from '../../client/support/clients-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { RealStage } from '../support/real-stage.js';
import { Stage } from '../support/stage.js';

const outcomes = (): {
  readonly all: CallbackResult[];
  readonly onTried: (it: unknown, result: CallbackResult) => void;
} => {
  const all: CallbackResult[] = [];
  return { all, onTried: (_callback, result) => void all.push(result) };
};

describe('callbacks', () => {
  it('are placed when they are due, and not before', async () => {
    const stage = await Stage.set();
    const callbacks = new Callbacks();
    const { all, onTried } = outcomes();
    let rung = 0;
    stage.asterisk.phone('PJSIP/later').onRing((ring) => void ((rung += 1), ring.answer()));
    const answering = stage.picksUp('PJSIP/now');
    await callbacks.request({ endpoint: 'PJSIP/later', at: new Date(Date.now() + 3_600_000), label: 'later' });
    const spoken: string[] = [];
    const serving = callbacks.serve(
      stage.client,
      async (channel, { label }) => {
        spoken.push(String(label));
        await play(channel, 'sound:hello-world');
      },
      { onTried },
    );
    await callbacks.request({ endpoint: 'PJSIP/now', label: 'now', callerId: 'Clinic <100>' });
    const called = await answering;
    await called.heard('sound:hello-world');
    // When the work is done the call is over.
    await called.ended();
    await expect.poll(() => all).toEqual([{ outcome: 'reached' }]);
    expect(spoken).toEqual(['now']);
    expect(await callbacks.waiting()).toMatchObject([{ label: 'later', tried: 0, ringing: false }]);
    expect(rung).toBe(0);
    await serving.close();
    await stage.empty();
  });

  it('are tried again when nobody answers, and given up in the end', async () => {
    const stage = await Stage.set();
    const callbacks = new Callbacks();
    const { all, onTried } = outcomes();
    stage.asterisk.phone('PJSIP/busy').onRing((ring) => ring.busy());
    await callbacks.request({ endpoint: 'PJSIP/busy', attempts: 2, retryAfter: 20 });
    const serving = callbacks.serve(stage.client, () => Promise.resolve(), { onTried });
    await expect.poll(() => all).toMatchObject([{ outcome: 'again' }, { outcome: 'given-up' }]);
    expect(await callbacks.waiting()).toEqual([]);
    await serving.close();
    await stage.empty();
  });

  it('are placed once, by one of several processes that share the store', async () => {
    const stage = await Stage.set();
    const state = new MemoryCallState();
    const [one, two] = [new Callbacks({ state }), new Callbacks({ state })];
    let rung = 0;
    stage.asterisk.phone('PJSIP/bob').onRing((ring) => void ((rung += 1), ring.answer()));
    const { all, onTried } = outcomes();
    for (let count = 0; count < 10; count += 1) await one.request({ endpoint: 'PJSIP/bob' });
    const serving = [one, two].map((it) =>
      it.serve(stage.client, () => Promise.resolve(), { onTried, lookEvery: 50, concurrent: 3 }),
    );
    onTestFinished(async () => void (await Promise.all(serving.map((it) => it.close()))));
    await expect.poll(() => all.length).toBe(10);
    expect(all.every(({ outcome }) => outcome === 'reached')).toBe(true);
    expect(rung).toBe(10);
    await stage.empty();
  });

  it('can be taken back, and what throws is told and not tried again', async () => {
    const stage = await Stage.set();
    const callbacks = new Callbacks();
    const { all, onTried } = outcomes();
    const id = await callbacks.request({ endpoint: 'PJSIP/bob', at: new Date(Date.now() + 60_000) });
    expect([await callbacks.cancel(id), await callbacks.cancel(id)]).toEqual([true, false]);
    stage.asterisk.phone('PJSIP/bob').onRing((ring) => void ring.answer());
    await callbacks.request({ endpoint: 'PJSIP/bob' });
    const serving = callbacks.serve(stage.client, () => Promise.reject(new Error('no agent')), { onTried });
    await expect.poll(() => all).toMatchObject([{ outcome: 'failed', error: { message: 'no agent' } }]);
    expect(await callbacks.waiting()).toEqual([]);
    await serving.close();
    await expect(callbacks.request({ endpoint: 'bob' })).rejects.toThrow('must be such as PJSIP/alice');
    await expect(callbacks.request({ endpoint: 'PJSIP/bob', attempts: 0 })).rejects.toThrow('whole number from 1');
    // The party is not left in silence.
    await stage.empty();
  });
});

describe('callbacks', () => {
  it.each<[string, object]>([
    ['callback.endpoint', { endpoint: 'bob' }],
    ['callback.at', { endpoint: 'PJSIP/bob', at: 'tomorrow' }],
    ['callback.attempts', { endpoint: 'PJSIP/bob', attempts: 0 }],
    ['callback.retryAfter', { endpoint: 'PJSIP/bob', retryAfter: Number.NaN }],
    ['callback.callerID', { endpoint: 'PJSIP/bob', callerID: '100' }],
  ])('say which option is wrong: %s', async (option, request) => {
    const callbacks = new Callbacks();
    const error = await failureOf(callbacks.request(request as never));
    expect(error.message).toContain(option);
    expect(await callbacks.waiting()).toEqual([]);
  });

  it.each<[string, object]>([
    ['callbacks.concurrent', { concurrent: 0 }],
    ['callbacks.timeout', { timeout: -1 }],
    ['callbacks.lookEvery', { lookEvery: '5s' }],
    ['callbacks.onTried', { onTried: true }],
  ])('are not served with a wrong option: %s', async (option, options) => {
    const stage = await Stage.set();
    const serve = (): unknown => new Callbacks().serve(stage.client, () => Promise.resolve(), options);
    expect(serve).toThrow(option);
  });

  it('are given up when the process died during each try', async () => {
    const stage = await Stage.set();
    const state = new MemoryCallState();
    const callbacks = new Callbacks({ state });
    const id = await callbacks.request({ endpoint: 'PJSIP/bob', attempts: 2 });
    // As two processes have left it that died while the telephone rang.
    const [before] = (await state.read('callbacks')).values();
    await state.change('callbacks', id, before, { ...before, tried: 2, heldUntil: Date.now() - 1 });
    const { all, onTried } = outcomes();
    const serving = callbacks.serve(stage.client, () => Promise.resolve(), { onTried });
    await expect.poll(() => all).toEqual([{ outcome: 'given-up' }]);
    expect(await callbacks.waiting()).toEqual([]);
    await serving.close();
    await stage.empty();
  });

  it('are served while the store is away, and forgotten when it is back', async () => {
    const stage = await Stage.set();
    const state = new MemoryCallState();
    const callbacks = new Callbacks({ state });
    let away = false;
    const change = state.change.bind(state);
    state.change = (...asked) => (away ? Promise.reject(new Error('the store is away')) : change(...asked));
    stage.asterisk.phone('PJSIP/bob').onRing((ring) => void ((away = true), ring.answer()));
    await callbacks.request({ endpoint: 'PJSIP/bob' });
    const { all, onTried } = outcomes();
    let served = 0;
    const work = (): Promise<void> => Promise.resolve(void ((served += 1), (away = false)));
    const serving = callbacks.serve(stage.client, work, { onTried });
    await expect.poll(() => all).toEqual([{ outcome: 'reached' }]);
    expect(served).toBe(1);
    expect(await callbacks.waiting()).toEqual([]);
    await serving.close();
    await stage.empty();
  });

  it('are not lost while Asterisk is away', async () => {
    const stage = await Stage.set();
    const callbacks = new Callbacks();
    const { all, onTried } = outcomes();
    stage.asterisk.phone('PJSIP/bob').onRing((ring) => void ring.answer());
    stage.asterisk.faults.booting(true);
    await callbacks.request({ endpoint: 'PJSIP/bob', attempts: 100, retryAfter: 100 });
    const serving = callbacks.serve(stage.client, () => Promise.resolve(), { onTried });
    await expect.poll(() => all[0]).toMatchObject({ outcome: 'again' });
    stage.asterisk.faults.booting(false);
    await expect.poll(() => all.at(-1)).toEqual({ outcome: 'reached' });
    await serving.close();
    await stage.empty();
  });
});

describeOnAsterisk('callbacks with a SIP telephone', () => {
  it('ring it, and it hears what the application plays', async () => {
    const stage = await RealStage.set();
    const { phone, endpoint } = await stage.phone();
    const callbacks = new Callbacks();
    const { all, onTried } = outcomes();
    const serving = callbacks.serve(stage.client, async (channel) => void (await play(channel, 'sound:vm-goodbye')), {
      onTried,
    });
    await callbacks.request({ endpoint });
    await phone.rings();
    await phone.answer();
    await phone.hears(10);
    await phone.ended();
    await expect.poll(() => all).toEqual([{ outcome: 'reached' }]);
    await serving.close();
    await stage.empty();
  });
});
