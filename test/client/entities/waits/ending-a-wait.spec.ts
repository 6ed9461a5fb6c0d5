import { describe, expect, it } from 'vitest';
import { AriAbortedException, AriInvalidCallException } from 'nestjs-ari/client';
import { failureOf } from '../support/outcomes.js';
import { callIn, stubbedClient } from '../support/stub-call.js';
import { destroyed, digitPressed, wireChannel, wireEvent, wirePlayback } from '../support/wire-events.js';

async function someWaits() {
  const [client, stub] = await stubbedClient();
  stub.answer = ({ path }) =>
    path.includes('/play/')
      ? { status: 201, body: wirePlayback('p', 'queued') }
      : { status: 200, body: wireChannel('c2', 'Down') };
  const channel = await callIn(client, stub, 'c1', 'Ring');
  const playback = channel.play('sound:hello-world');
  const call = client.originate('Local/1@default');
  const waits = (signal: AbortSignal): Promise<unknown>[] => [
    channel.answered({ signal }),
    channel.ended({ signal }),
    channel.leftStasis({ signal }),
    channel.nextDigit({ signal }),
    channel.until('ChannelHold', () => true, { signal }),
    playback.started({ signal }),
    playback.finished({ signal }),
    call.answered({ signal }),
    call.entered({ signal }),
    call.ended({ signal }),
  ];
  return { client, stub, channel, waits };
}

// A stub: nothing is to happen but what ends the waits.
describe('a wait', () => {
  it('is given up by its signal, whose reason is the cause', async () => {
    const { waits } = await someWaits();
    const hurry = new AbortController();
    const reason = new Error('enough');
    const all = waits(hurry.signal);
    hurry.abort(reason);
    for (const wait of all) {
      const failure = await failureOf(wait);
      expect(failure).toBeInstanceOf(AriAbortedException);
      expect(failure.cause).toBe(reason);
      expect(failure.message).toMatch(/c1|playback|originate/);
      expect(failure.message).toContain('what was waited for goes on');
    }
  });

  it('does not begin with a signal that has aborted', async () => {
    const { waits } = await someWaits();
    for (const wait of waits(AbortSignal.abort())) expect(await failureOf(wait)).toBeInstanceOf(AriAbortedException);
  });

  it('that was given up leaves the others alone', async () => {
    const { stub, channel } = await someWaits();
    const hurry = new AbortController();
    const given = channel.ended({ signal: hurry.signal });
    const kept = channel.ended();
    hurry.abort();
    await failureOf(given);
    stub.send(destroyed('c1', 16));
    expect(await kept).toMatchObject({ outcome: 'hangup', cause: 16 });
  });

  it('takes what is there already with a timeout of 0', async () => {
    const { stub, channel } = await someWaits();
    stub.send(digitPressed('c1', '1'));
    await channel.until('ChannelDtmfReceived');
    expect(await channel.nextDigit({ timeout: 0 })).toMatchObject({ digit: '1' });
    expect(await channel.nextDigit({ timeout: 0 })).toEqual({ outcome: 'timeout' });
  });

  it('may last longer than a timer of Node can', async () => {
    const { stub, channel } = await someWaits();
    const waits = [channel.nextDigit({ timeout: Infinity }), channel.nextDigit({ timeout: 2 ** 40 })];
    expect(await channel.ended({ timeout: 20 })).toEqual({ outcome: 'timeout' });
    stub.send(digitPressed('c1', '1'), digitPressed('c1', '2'));
    expect(await Promise.all(waits)).toMatchObject([{ digit: '1' }, { digit: '2' }]);
  });

  it.each([-1, NaN, '5' as never])('is refused with a timeout of %s', async (timeout) => {
    const { channel } = await someWaits();
    const failure = await failureOf(channel.nextDigit({ timeout }));
    expect(failure).toBeInstanceOf(AriInvalidCallException);
    expect(failure.message).toContain('"timeout"');
  });

  it('for an event ends with what its match throws, and harms no other', async () => {
    const { stub, channel } = await someWaits();
    const thrown = new Error('no match');
    const failing = channel.until('ChannelHold', () => {
      throw thrown;
    });
    const other = channel.until('ChannelHold', ({ musicclass }) => musicclass === 'b');
    const hold = { channel: wireChannel('c1') };
    stub.send(
      wireEvent('ChannelHold', { ...hold, musicclass: 'a' }),
      wireEvent('ChannelHold', { ...hold, musicclass: 'b' }),
    );
    expect(await failureOf(failing)).toBe(thrown);
    expect(await other).toMatchObject({ outcome: 'event', event: { musicclass: 'b' } });
  });
});
