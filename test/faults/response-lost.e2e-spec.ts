import { AriConnectionException, AriNotFoundException } from 'nestjs-ari/client';
import { expect, it } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { failureOf } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { WAYS, connectedWay, type Way } from '../client/command-socket/support/ways.js';
import { describeOnBoth, type Exchange } from './support/exchanges.js';
import { FaultProxy } from './support/fault-proxy.js';

async function throughProxy(way: Way, { port, account }: Exchange) {
  const proxy = await FaultProxy.before(port);
  const client = await connectedWay(way, { ...account, url: proxy.url }, { reconnect: { first: 5, most: 50 } });
  // What the client asks for itself after a connect it asks all at once, over several HTTP sockets. When all of that is
  // answered, the next answer is the one of the test.
  await eventually(() => expect(client.state.inFlight).toBe(0));
  return { proxy, client };
}

for (const way of WAYS) {
  describeOnBoth(`an answer that is lost after the command ran, ${way.name}`, (exchange) => {
    it('of a POST is reported as an unknown outcome, and nothing is made twice', async () => {
      const { proxy, client } = await throughProxy(way, await exchange());
      const name = unique('once');
      proxy.loseAnswers();
      const error = await failureOf(client.bridges.create({ name }));
      expect(error).toBeInstanceOf(AriConnectionException);
      expect(error).toMatchObject({ sent: 'unknown', operation: 'bridges.create' });
      const made = (await client.bridges.list()).filter((bridge) => bridge.name === name);
      expect(made).toHaveLength(1);
      expect(proxy.lost).toBe(1);
      await made[0]?.destroy();
    });

    it('of a PUT is reported as an unknown outcome: it was carried out', async () => {
      const { proxy, client } = await throughProxy(way, await exchange());
      const lamp = `Stasis:${unique('lamp')}`;
      proxy.loseAnswers();
      const error = await failureOf(client.deviceStates.update(lamp, { deviceState: 'INUSE' }));
      expect(error).toMatchObject({ name: 'AriConnectionException', sent: 'unknown' });
      expect((await client.deviceStates.get(lamp)).state).toBe('INUSE');
      await client.deviceStates.delete(lamp);
    });

    it('of a GET is asked for once more', async () => {
      const { proxy, client } = await throughProxy(way, await exchange());
      const bridge = await client.bridges.create({ name: unique('read') });
      proxy.loseAnswers();
      expect((await client.bridges.get(bridge.id)).id).toBe(bridge.id);
      expect(proxy.lost).toBe(1);
      await bridge.destroy();
    });

    it('of a DELETE is asked for once more, and the answer is the truth of that moment', async () => {
      const { proxy, client } = await throughProxy(way, await exchange());
      const bridge = await client.bridges.create({ name: unique('gone') });
      proxy.loseAnswers();
      expect(await failureOf(client.bridges.destroy(bridge.id))).toBeInstanceOf(AriNotFoundException);
      expect(proxy.lost).toBe(1);
      expect((await client.bridges.list()).map(({ id }) => id)).not.toContain(bridge.id);
    });
  });
}
