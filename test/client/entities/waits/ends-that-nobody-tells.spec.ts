import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOT_FOUND, type ExchangeStub } from '../support/exchange-stub.js';
import { callIn, stubbedClient } from '../support/stub-call.js';
import { wireBridge, wireChannel, wireEvent, wirePlayback, wireRecording } from '../support/wire-events.js';

const A_MINUTE = 60_000;
const LOST = { outcome: 'lost' };

function exists(stub: ExchangeStub): void {
  stub.answer = ({ path }) => {
    if (path.includes('/play/')) return { status: 201, body: wirePlayback('p', 'queued') };
    if (path.includes('/record')) return { status: 201, body: wireRecording('r1', 'queued') };
    return { status: 200, body: path.startsWith('bridges') ? wireBridge('b1', []) : wireChannel('c1', 'Down') };
  };
}

// A stub, and a clock that is put forward: the client asks after such things once a minute.
describe('what no event will ever end', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  it.each(['Playback', 'Recording'])('is lost when Asterisk knows it no more: %s on an empty bridge', async (what) => {
    const [client, stub] = await stubbedClient();
    exists(stub);
    const bridge = await client.bridges.get('b1');
    const pending = what === 'Playback' ? bridge.play('sound:a') : bridge.record({ name: 'r1' });
    await pending;
    const finished: Promise<unknown> = pending.finished();
    stub.answer = () => NOT_FOUND;
    vi.advanceTimersByTime(A_MINUTE);
    expect(await finished).toEqual(LOST);
  });

  it('is a hangup when Asterisk knows it no more: a call into the dialplan', async () => {
    const [client, stub] = await stubbedClient();
    exists(stub);
    const call = client.originate('Local/1@default', { context: 'default', extension: '1' });
    await call;
    vi.advanceTimersByTime(A_MINUTE);
    expect(await call.ended({ timeout: 300 })).toEqual({ outcome: 'timeout' });
    stub.answer = () => NOT_FOUND;
    vi.advanceTimersByTime(A_MINUTE);
    expect(await call.ended()).toEqual({ outcome: 'hangup', channel: await call });
  });

  it('is subscribed to when somebody waits for it: a call into the dialplan', async () => {
    const [client, stub] = await stubbedClient();
    exists(stub);
    const call = client.originate('Local/1@default', { context: 'default', extension: '1' });
    await call;
    const subscribed = (): (string | null)[] =>
      stub.commands.filter(({ path }) => path.endsWith('/subscription')).map(({ query }) => query.get('eventSource'));
    expect(subscribed()).toEqual([]);
    void call.ended();
    await vi.waitFor(() => expect(subscribed()).toEqual([`channel:${call.id}`]), { timeout: 30_000 });
  });

  it('is lost when it ended while no events came: a call into the dialplan', async () => {
    const [client, stub] = await stubbedClient();
    exists(stub);
    const call = client.originate('Local/1@default', { context: 'default', extension: '1' });
    await call;
    stub.answer = () => NOT_FOUND;
    stub.cut();
    expect(await call.ended()).toEqual(LOST);
  });

  it('is not asked after while its own events come', async () => {
    const [client, stub] = await stubbedClient();
    await callIn(client, stub);
    vi.advanceTimersByTime(10 * A_MINUTE);
    stub.answer = () => ({ status: 200, body: {} });
    await client.asterisk.ping();
    expect(stub.commands.map(({ path }) => path)).toContain('asterisk/ping');
    expect(stub.commands.map(({ path }) => path)).not.toContain('channels/c1');
  });
});

describe('a call of an application that another program took', () => {
  it('is lost, and so is what is played on it', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    exists(stub);
    const playback = channel.play('sound:a');
    await playback;
    const waits = [channel.ended(), playback.finished()];
    stub.send(wireEvent('ApplicationReplaced', {}));
    expect(await Promise.all(waits)).toEqual([LOST, LOST]);
  });
});
