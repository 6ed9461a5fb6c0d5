import type { Channel } from 'nestjs-ari';
import { expect, it } from 'vitest';
import { eventually } from '../client/support/eventually.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { amount } from './support/amount.js';
import { CountedCalls, hangUpElsewhere } from './support/counted-calls.js';
import { describeOnBoth } from './support/exchanges.js';
import { FaultProxy } from './support/fault-proxy.js';

const CUTS = amount(100);
const CALLS = amount(200);

describeOnBoth(`an event socket that is cut ${CUTS} times during ${CALLS} live calls`, (exchange) => {
  it('loses no call: each can be commanded, and each end is told once', { timeout: 180_000 }, async () => {
    const asterisk = await exchange();
    const proxy = await FaultProxy.before(asterisk.port);
    const counted = await CountedCalls.start(asterisk, { url: proxy.url });
    const { ledger, application } = counted;
    const { client } = application;
    const standing = await counted.place(CALLS);

    for (let cut = 0; cut < CUTS; cut += 1) {
      const lost = nextStatus(client, 'reconnecting');
      proxy.cut('sockets');
      await lost;
      const back = nextStatus(client, 'connected');
      // One call after the other ends: in the gap, or as soon as events flow again.
      const { id } = standing.pop() as Channel;
      if (cut % 2 === 0) await hangUpElsewhere(asterisk, id);
      await back;
      if (cut % 2 === 1) await hangUpElsewhere(asterisk, id);
    }
    await eventually(() => expect(ledger.ended).toHaveLength(CUTS));

    expect(standing).toHaveLength(CALLS - CUTS);
    for (const { id } of standing) {
      await client.channels.setChannelVar(id, { variable: 'CUT', value: 'survived' });
      expect(await client.channels.getChannelVar(id, { variable: 'CUT' })).toEqual({ value: 'survived' });
      await client.channels.hangup(id);
    }
    await eventually(() => expect(ledger.ended).toHaveLength(CALLS));
    await eventually(() => expect(counted.kept).toEqual({ instances: 0, lives: 0, objects: 0, running: 0 }));
    expect(ledger.ids).toHaveLength(CALLS);
    expect(ledger.unsound).toEqual([]);
    const { hangup = 0, lost = 0 } = ledger.outcomes;
    // What ended while events flowed is known; what ended in a gap is lost, unless the socket was faster.
    expect(hangup + lost).toBe(CALLS);
    expect(hangup).toBeGreaterThanOrEqual(CALLS - CUTS);
  });
});
