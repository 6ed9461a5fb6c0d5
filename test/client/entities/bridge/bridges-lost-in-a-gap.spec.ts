import { describe, expect, it } from 'vitest';
import { NOT_FOUND } from '../support/exchange-stub.js';
import { stubbedClient } from '../support/stub-call.js';
import { wireBridge, wireEvent } from '../support/wire-events.js';

// A stub: the end of a bridge is to be missed, and nothing else.
describe('waiting until a bridge has emptied', () => {
  it('is lost when the bridge was destroyed while the event socket was away, and its listeners are gone', async () => {
    const [client, stub] = await stubbedClient({ reconnect: { first: 1, most: 1 } });
    stub.answer = () => ({ status: 200, body: wireBridge('b1', ['c1']) });
    const bridge = await client.bridges.get('b1');
    let completed = false;
    bridge.observe('ChannelEnteredBridge').subscribe({ complete: () => (completed = true) });
    const emptied = bridge.emptied();
    stub.answer = () => NOT_FOUND;
    stub.cut();
    expect(await emptied).toEqual({ outcome: 'lost' });
    expect(completed).toBe(true);
  });

  it('ends as destroyed when the event says so', async () => {
    const [client, stub] = await stubbedClient();
    stub.answer = () => ({ status: 200, body: wireBridge('b1', ['c1']) });
    const bridge = await client.bridges.get('b1');
    const emptied = bridge.emptied();
    stub.send(wireEvent('BridgeDestroyed', { bridge: wireBridge('b1', ['c1']) }));
    expect(await emptied).toMatchObject({ outcome: 'destroyed', bridge: { id: 'b1' } });
  });
});
