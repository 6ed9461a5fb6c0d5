import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';

const EACH = 500;

it('every frame is in one count or another: heard, unheard or malformed, and none in two', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  let heard = 0;
  client.on('ChannelHold', () => void (heard += 1));
  await client.connect();
  for (let sent = 0; sent < EACH; sent += 1) {
    stub.events.send({ type: 'ChannelHold', application: 'a' });
    stub.events.send({ type: 'ChannelUnhold', application: 'a' });
    stub.events.send('{"type":');
  }
  await eventually(() => expect(client.counts.received).toBe(3 * EACH));
  const { received, unheard, malformed } = client.counts;
  expect({ heard, unheard, malformed }).toEqual({ heard: EACH, unheard: EACH, malformed: EACH });
  expect(heard + unheard + malformed).toBe(received);
});
