import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { errorsOf } from '../client/support/errors-of.js';

/** What code that is not ours may throw. */
const foreign = (value: unknown): Error => value as Error;

const FAILURES: readonly (readonly [string, () => unknown])[] = [
  [
    'throws',
    () => {
      throw new Error('broken');
    },
  ],
  [
    'throws something that is no Error',
    () => {
      throw foreign('broken');
    },
  ],
  ['rejects', () => Promise.reject(new Error('broken'))],
  ['rejects with nothing', () => Promise.reject()],
];

it.each(FAILURES)('a listener that %s harms no other listener and no later event', async (_how, fail) => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  const heard: string[] = [];
  const errors = errorsOf(client);
  client.on('ChannelHold', () => void heard.push('before'));
  client.on('ChannelHold', function hold() {
    return fail();
  });
  client.on('ChannelHold', () => void heard.push('after'));
  client.on('*', ({ type }) => void heard.push(`any ${type}`));
  await client.connect();
  stub.events.send({ type: 'ChannelHold', application: 'a' });
  stub.events.send({ type: 'ChannelUnhold', application: 'a' });
  await eventually(() => expect(errors).toHaveLength(1));
  await eventually(() => expect(heard).toEqual(['before', 'after', 'any ChannelHold', 'any ChannelUnhold']));
  expect(errors[0]).toMatchObject({
    kind: 'listener',
    source: 'hold',
    event: { type: 'ChannelHold' },
    connection: 'default',
  });
  expect(client.status).toBe('connected');
});

it('a listener that never settles holds nobody up', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  let heard = 0;
  client.on('ChannelHold', () => new Promise(() => {}));
  client.on('ChannelHold', () => void (heard += 1));
  await client.connect();
  for (let sent = 0; sent < 10; sent += 1) stub.events.send({ type: 'ChannelHold', application: 'a' });
  await eventually(() => expect(heard).toBe(10));
});
