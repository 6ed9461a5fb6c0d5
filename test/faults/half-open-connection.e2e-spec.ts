import { expect, it } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { CountedCalls, hangUpElsewhere } from './support/counted-calls.js';
import { describeOnBoth } from './support/exchanges.js';
import { FaultProxy } from './support/fault-proxy.js';

const PING = { interval: 400, timeout: 400 };
const LIMIT_MS = PING.interval + PING.timeout;

/** What a machine that does ten things at once may add. */
const LATE_MS = 1_500;

describeOnBoth('connections whose packets are dropped, without a reset', (exchange) => {
  it('are noticed within the ping limit; what ended meanwhile is told, the rest goes on', async () => {
    const asterisk = await exchange();
    const proxy = await FaultProxy.before(asterisk.port);
    const counted = await CountedCalls.start(asterisk, { url: proxy.url, ping: PING, timeout: 1_000 });
    const { ledger, application } = counted;
    const { client } = application;
    const [ending, staying] = await counted.place(2);

    const lost = nextStatus(client, 'reconnecting');
    const back = nextStatus(client, 'connected');
    const frozenAt = performance.now();
    proxy.freeze();
    await hangUpElsewhere(asterisk, ending?.id ?? '');
    expect((await lost).reason).toMatch(/^no answer to a ping within 400 ms/);
    expect(performance.now() - frozenAt).toBeLessThan(LIMIT_MS + LATE_MS);
    expect((await back).gapMs).toBeGreaterThanOrEqual(0);

    await eventually(() => expect(ledger.outcomes).toEqual({ lost: 1 }));
    await eventually(() => staying?.answer());
    const heard = new Promise((resolve) => client.once('ChannelUserevent', resolve));
    await client.events.userEvent(unique('after'), { application: counted.name });
    await heard;
    await staying?.hangup();
    await eventually(() => expect(ledger.outcomes).toEqual({ lost: 1, hangup: 1 }));
    expect(ledger.unsound).toEqual([]);
    await eventually(() => expect(counted.kept).toEqual({ instances: 0, lives: 0, objects: 0, running: 0 }));
  });
});
