import { expect, it } from 'vitest';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { describeOnBoth, type Exchange } from './support/exchanges.js';
import { FaultProxy } from './support/fault-proxy.js';
import { callIn, first, replica } from './support/replicas.js';

/** A process at work, and where a second one reaches the same Asterisk: both behind lines of their own. */
async function behindLines(asterisk: Exchange) {
  const [far, near] = [await FaultProxy.before(asterisk.port), await FaultProxy.before(asterisk.port)];
  const { app, one } = await first({ account: { ...asterisk.account, url: far.url } });
  await callIn(one.client, app);
  const two = replica({ account: { ...asterisk.account, url: near.url } }, app);
  return { one, two, far, near };
}

describeOnBoth('a process that asks whether its application is served, over a slow line', (exchange) => {
  it('waits for the answer of the other, which takes as long', async () => {
    const { one, two, far, near } = await behindLines(await exchange());
    // In milliseconds, each way. The answer comes when the question has gone to and fro twice.
    far.delay = 400;
    near.delay = 300;
    const decided = nextStatus(two.client, 'occupied', 'connected');
    two.client.connect().catch(() => undefined);
    expect((await decided).status).toBe('occupied');
    far.delay = near.delay = 0;
    expect([one.statuses, one.errors]).toEqual([['connecting', 'connected'], []]);
  });

  it('does not take it while its questions are not answered at all, and takes it when they are', async () => {
    const { one, two, far, near } = await behindLines(await exchange());
    await far.refuse();
    two.client.http.interceptors.request.use((request) => {
      // The mark has been seen. What comes now tells nothing of whoever has left it.
      if (request.url?.startsWith('events/user/') === true) near.freeze();
      return request;
    });
    const decided = nextStatus(two.client, 'occupied', 'connected');
    const connected = two.client.connect();
    expect((await decided).status).toBe('occupied');
    two.client.http.interceptors.request.clear();
    await connected;
    expect(new Set(one.statuses)).toEqual(new Set(['connecting', 'connected', 'reconnecting']));
  });
});
