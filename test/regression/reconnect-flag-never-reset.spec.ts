import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { eventually } from '../client/support/eventually.js';

it('a client recovers from every loss, not from the first one alone', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a', reconnect: { first: 1, most: 2 } });
  await client.connect();
  for (let losses = 1; losses <= 10; losses += 1) {
    const lost = nextStatus(client, 'reconnecting');
    const back = nextStatus(client, 'connected');
    stub.events.cut();
    await lost;
    expect((await back).gapMs).toBeGreaterThanOrEqual(0);
    expect(stub.events.handshakes).toHaveLength(losses + 1);
    stub.events.send({ type: 'ChannelHold', application: 'a' });
    await eventually(() => expect(client.counts.received).toBe(losses));
  }
});

it('a loss while it is still recovering from one changes nothing', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a', reconnect: { first: 1, most: 2 } });
  await client.connect();
  stub.events.refuse = 503;
  stub.events.cut();
  await nextStatus(client, 'reconnecting');
  stub.events.refuse = undefined;
  const back = nextStatus(client, 'connected');
  const next = await stub.events.next();
  next.terminate();
  await back;
  await eventually(() => expect(stub.events.open).toHaveLength(1));
  await eventually(() => expect(client.status).toBe('connected'));
});
