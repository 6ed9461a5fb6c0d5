import { describe, expect, it } from 'vitest';
import { NOT_FOUND, type ExchangeStub } from '../support/exchange-stub.js';
import { callIn, stubbedClient } from '../support/stub-call.js';
import { wirePlayback, wireRecording } from '../support/wire-events.js';

/** Accepts everything until `end()`: then nothing is there any more, and no event has told of its end. */
async function untoldEnds() {
  const [client, stub] = await stubbedClient({ reconnect: { first: 1, most: 1 } });
  const channel = await callIn(client, stub);
  stub.answer = ({ method, path }) => {
    if (path.includes('/play/')) return { status: 201, body: wirePlayback('p', 'playing') };
    if (path.includes('/record')) return { status: 201, body: wireRecording('r1', 'recording') };
    return { status: method === 'GET' ? 404 : 204 };
  };
  return { channel, end: () => gone(stub) };
}

function gone(stub: ExchangeStub): void {
  stub.answer = ({ path }) => (path === 'channels' ? { status: 200, body: [] } : NOT_FOUND);
  stub.cut();
}

describe('what this client ended, and whose last event was missed,', () => {
  it('has hung up: a channel', async () => {
    const { channel, end } = await untoldEnds();
    await channel.hangup();
    end();
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup', channel: { id: 'c1' } });
  });

  it('is lost when Asterisk refused to hang it up: a channel', async () => {
    const { channel, end } = await untoldEnds();
    const ended = channel.ended();
    end();
    await channel.hangup().catch(() => undefined);
    expect(await ended).toEqual({ outcome: 'lost' });
  });

  it('is stopped: a playback', async () => {
    const { channel, end } = await untoldEnds();
    const playback = channel.play('sound:a');
    await playback.stop();
    end();
    expect(await playback.finished()).toMatchObject({ outcome: 'stopped', playback: { id: 'p' } });
  });

  it('is lost when nobody here stopped it: a playback', async () => {
    const { channel, end } = await untoldEnds();
    const playback = channel.play('sound:a');
    await playback;
    end();
    expect(await playback.finished()).toEqual({ outcome: 'lost' });
  });

  it('is cancelled: a recording', async () => {
    const { channel, end } = await untoldEnds();
    const recording = channel.record({ name: 'r1' });
    await recording.cancel();
    end();
    expect(await recording.finished()).toMatchObject({ outcome: 'cancelled', recording: { name: 'r1' } });
  });
});
