import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import { nextFailure } from '../client/support/status-of-a-client.js';

const TRIES = 60;

it('a server that comes back after sixty failures is found', async () => {
  const stub = await stubFor();
  stub.events.refuse = 503;
  const client = clientFor(stub.url, { apps: 'a', reconnect: { first: 1, most: 2 } });
  const connected = client.connect();
  for (let tried = 0; tried < TRIES; tried += 1) await nextFailure(client);
  expect(client.status).toBe('connecting');
  stub.events.refuse = undefined;
  await connected;
  expect(stub.events.handshakes.length).toBeGreaterThan(TRIES);
});

it('and one that was there before, too', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a', reconnect: { first: 1, most: 2 } });
  await client.connect();
  stub.events.refuse = 404;
  stub.events.cut();
  for (let tried = 0; tried < TRIES; tried += 1) await nextFailure(client);
  const opened = stub.events.next();
  stub.events.refuse = undefined;
  await opened;
  expect(stub.events.open).toHaveLength(1);
});
