import { expect, it } from 'vitest';
import { Channel, ChannelHold, UnknownEvent, type AnyAriEvent } from 'nestjs-ari/client';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';

it('an event that this release does not know is delivered whole, to its name and to "*"', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  const named: unknown[] = [];
  const all: unknown[] = [];
  // Its name is typed by declaration merging in an application; here there is none.
  client.on('ChannelTeleported' as 'ChannelHold', (event) => void named.push(event));
  client.on('*', (event) => void all.push(event));
  await client.connect();
  const event = { type: 'ChannelTeleported', application: 'a', channel: { id: '7' }, target: { planet: 'Mars' } };
  stub.events.send(event);
  await eventually(() => expect(all).toHaveLength(1));
  expect(named).toEqual(all);
  expect(all[0]).toBeInstanceOf(UnknownEvent);
  expect({ ...(all[0] as object) }).toEqual(event);
});

it('names that every object has are names of unknown events', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  const seen: (AnyAriEvent | UnknownEvent)[] = [];
  client.on('*', (event) => void seen.push(event));
  await client.connect();
  for (const type of ['constructor', 'toString', '__proto__', 'hasOwnProperty', '']) {
    stub.events.send({ type, application: 'a' });
  }
  await eventually(() => expect(client.counts.received).toBe(5));
  expect(client.counts.malformed).toBe(0);
  expect(seen.every((event) => event instanceof UnknownEvent)).toBe(true);
});

it('a known event keeps fields that are not known, in itself and in its objects', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  const heard = new Promise<ChannelHold>((resolve) => client.once('ChannelHold', resolve));
  await client.connect();
  const frame = { type: 'ChannelHold', application: 'a', brand_new: [1], channel: { id: '7', brand_new: { a: 1 } } };
  stub.events.send(frame);
  const event = await heard;
  expect(event).toBeInstanceOf(ChannelHold);
  expect(event.channel).toBeInstanceOf(Channel);
  expect(JSON.parse(JSON.stringify(event))).toEqual(frame);
});

it('an event whose object is missing or is none is delivered all the same', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  const seen: unknown[] = [];
  client.on('ChannelHold', ({ channel }) => void seen.push(channel));
  await client.connect();
  for (const channel of [undefined, null, 'PJSIP/1', 7])
    stub.events.send({ type: 'ChannelHold', application: 'a', channel });
  await eventually(() => expect(seen).toHaveLength(4));
  expect(seen).toEqual([undefined, null, 'PJSIP/1', 7]);
  expect(client.counts.malformed).toBe(0);
});
