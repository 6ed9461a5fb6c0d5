import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';

const EVENTS = process.env['SOAK'] === undefined ? 2_500 : 25_000;

it('a loop that reads slowly is given every event in order: what waits for it is kept, not dropped', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  await client.connect();
  const given: string[] = [];
  const read = new Promise<void>((resolve) => {
    client.once('StasisStart', async ({ channel }) => {
      const stream = channel.stream('ChannelDtmfReceived');
      await eventually(() => expect(client.counts.received).toBe(EVENTS + 1));
      for await (const { digit } of stream) if (given.push(digit) === EVENTS) break;
      resolve();
    });
  });
  stub.events.send({ type: 'StasisStart', application: 'a', args: [], channel: { id: '7' } });
  const sent = Array.from({ length: EVENTS }, (_, at) => String(at % 10));
  for (const digit of sent) {
    stub.events.send({ type: 'ChannelDtmfReceived', application: 'a', channel: { id: '7' }, digit });
  }
  await read;
  expect(given).toEqual(sent);
});
