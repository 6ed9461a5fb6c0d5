import { describe, expect, it } from 'vitest';
import { callIn, delivered, stubbedClient } from '../entities/support/stub-call.js';
import { STUB_APP, wireBridge, wireChannel, wireEvent } from '../entities/support/wire-events.js';
import { nextStatus } from '../support/status-of-a-client.js';

/** Subscribes by hand, lets something happen, cuts the event socket; resolves with what is subscribed to again. */
async function subscribedAgain(eventSource: string, ...before: readonly object[]): Promise<(string | null)[]> {
  const [client, stub] = await stubbedClient({ reconnect: { first: 1, most: 1 } });
  await callIn(client, stub);
  const answer = stub.answer;
  stub.answer = (command) => (command.path === 'channels' ? { status: 200, body: [] } : answer(command));
  await client.applications.subscribe(STUB_APP, { eventSource });
  stub.send(...before);
  await delivered(client, stub);
  const soFar = stub.commands.length;
  const again = nextStatus(client, 'connected');
  stub.cut();
  await again;
  await client.connect();
  return stub.commands
    .slice(soFar)
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/subscription'))
    .map(({ query }) => query.get('eventSource'));
}

describe('a subscription that was made by hand', () => {
  it.each(['channel:c1', 'bridge:b1', 'deviceState:'])('is made again after a cut: %s', async (source) => {
    expect(await subscribedAgain(source)).toEqual([source]);
  });

  it('is forgotten with its channel', async () => {
    const destroyed = wireEvent('ChannelDestroyed', { channel: wireChannel('c1', 'Up'), cause: 16, cause_txt: '' });
    expect(await subscribedAgain('channel:c1', destroyed)).toEqual([]);
  });

  it('is forgotten with its bridge', async () => {
    expect(await subscribedAgain('bridge:b1', wireEvent('BridgeDestroyed', { bridge: wireBridge('b1', []) }))).toEqual(
      [],
    );
  });
});
