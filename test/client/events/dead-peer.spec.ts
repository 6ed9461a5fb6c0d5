import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { nextStatus } from '../support/status-of-a-client.js';
import { eventually } from '../support/eventually.js';

const LIMITS = [
  { interval: 50, timeout: 20 },
  // The answer may take longer than the next ping.
  { interval: 20, timeout: 100 },
];

it.each(LIMITS)('a server that answers no ping is given up: every $interval ms, for $timeout ms', async (ping) => {
  const stub = await stubFor(undefined, { deaf: true });
  const client = clientFor(stub.url, { apps: 'a', ping, checkEvents: false, reconnect: { first: 1, most: 1 } });
  await client.connect();
  const { reason } = await nextStatus(client, 'reconnecting');
  expect(reason).toMatch(`no answer to a ping within ${ping.timeout} ms`);
  const { gapMs } = await nextStatus(client, 'connected');
  expect(gapMs).toBeGreaterThanOrEqual(0);
  await eventually(() => expect(stub.events.open).toHaveLength(1));
  // On a busy machine the next one may be given up as well.
  expect(stub.events.handshakes.length).toBeGreaterThanOrEqual(2);
});

it('a server that answers is not', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a', ping: { interval: 10, timeout: 500 } });
  await client.connect();
  await eventually(() => expect(stub.events.pings).toBeGreaterThan(20));
  expect(client.status).toBe('connected');
  expect(stub.events.handshakes).toHaveLength(1);
});

it('a server that sends events instead of answers is alive', async () => {
  const stub = await stubFor(undefined, { deaf: true });
  stub.events.onPing = (socket) => socket.send('{"type":"ChannelHold","application":"a"}');
  const client = clientFor(stub.url, { apps: 'a', ping: { interval: 10, timeout: 300 } });
  await client.connect();
  await eventually(() => expect(stub.events.pings).toBeGreaterThan(40));
  expect(client.status).toBe('connected');
  expect(stub.events.handshakes).toHaveLength(1);
});
