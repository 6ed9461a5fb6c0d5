import { describe, expect, it } from 'vitest';
import { callIn, delivered, stubbedClient } from '../support/stub-call.js';
import {
  hangupRequest,
  playbackFinished,
  playbackStarted,
  stasisEnd,
  wireEvent,
  wireBridge,
  wireChannel,
} from '../support/wire-events.js';

/** How long a failure may be held back for the event that explains it, with room for a busy machine. */
const HELD_MS = 50;
const BUSY_MS = 950;

// A stub: the real server sends these events in the order that it likes, and within a millisecond.
describe('a sound that Asterisk reports as failed', () => {
  async function failing() {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    const playback = channel.play('sound:hello-world');
    stub.send(playbackStarted(playback.id));
    return { client, stub, playback, channel };
  }

  it('is a hangup when the request to hang up came before', async () => {
    const { stub, playback } = await failing();
    stub.send(hangupRequest('c1', { cause: 16 }), playbackFinished(playback.id, 'failed'));
    expect(await playback.finished()).toMatchObject({ outcome: 'hangup', playback: { state: 'failed' } });
  });

  it('is a hangup when the channel leaves right after', async () => {
    const { stub, playback } = await failing();
    stub.send(playbackFinished(playback.id, 'failed'), stasisEnd('c1'));
    expect(await playback.finished()).toMatchObject({ outcome: 'hangup' });
  });

  it('is a hangup when the channel was being hung up before the sound was asked for', async () => {
    const [client, stub] = await stubbedClient();
    const channel = await callIn(client, stub);
    stub.send(hangupRequest('c1', { cause: 16 }));
    await delivered(client, stub);
    const playback = channel.play('sound:hello-world');
    stub.send(playbackFinished(playback.id, 'failed'));
    expect(await playback.finished()).toMatchObject({ outcome: 'hangup' });
  });

  it('is failed when nothing explains it, 50 ms later', async () => {
    const { client, stub, playback, channel } = await failing();
    const finished = playback.finished();
    stub.send(playbackFinished(playback.id, 'failed'));
    await delivered(client, stub);
    const since = performance.now();
    expect(await finished).toMatchObject({ outcome: 'failed' });
    const held = performance.now() - since;
    expect(held).toBeGreaterThan(HELD_MS / 2);
    expect(held).toBeLessThan(HELD_MS + BUSY_MS);
    stub.send(hangupRequest('c1', { cause: 16 }), stasisEnd('c1'));
    expect(await channel.ended()).toMatchObject({ outcome: 'hangup' });
    expect(await playback.finished()).toMatchObject({ outcome: 'failed' });
  });

  it('is failed on a bridge that somebody is still in', async () => {
    const [client, stub] = await stubbedClient();
    await callIn(client, stub);
    stub.answer = () => ({ status: 200, body: wireBridge('b1', ['c1']) });
    const bridge = await client.bridges.get('b1');
    const playback = bridge.play('sound:hello-world');
    const left = { bridge: wireBridge('b1', ['c1', 'announcer']), channel: wireChannel('c2') };
    stub.send(wireEvent('ChannelLeftBridge', left), playbackFinished(playback.id, 'failed'));
    expect(await playback.finished()).toMatchObject({ outcome: 'failed' });
  });
});
