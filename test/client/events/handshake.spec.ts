import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';

const PASSWORD = 'p+w:d/?#@ü%20 "\\';

it('the credentials travel in the header, never in the URL', async () => {
  const stub = await stubFor();
  await clientFor(stub.url, { username: 'pl+us', password: PASSWORD, apps: ['a', 'b'] }).connect();
  const [handshake] = stub.events.handshakes;
  const [scheme, token] = handshake?.authorization?.split(' ') ?? [];
  expect(scheme).toBe('Basic');
  expect(Buffer.from(token ?? '', 'base64').toString('utf8')).toBe(`pl+us:${PASSWORD}`);
  expect(handshake?.url).toBe('/ari/events?app=a%2Cb');
});

it('names of applications are encoded, and subscribeAll is said when it is asked for', async () => {
  const stub = await stubFor();
  await clientFor(stub.url, { apps: 'ü&app=x+1', subscribeAll: true }).connect();
  expect(stub.events.handshakes.map(({ url }) => url)).toEqual([
    '/ari/events?app=%C3%BC%26app%3Dx%2B1&subscribeAll=true',
  ]);
});

it('an application that is named twice is registered once', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: ['a', 'a', 'b'] });
  await client.connect();
  expect(client.apps).toEqual(['a', 'b']);
  expect(stub.events.handshakes.map(({ url }) => url)).toEqual(['/ari/events?app=a%2Cb']);
});

it('applications given to connect() go before those of the options', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  await client.connect({ apps: ['c'] });
  expect(client.apps).toEqual(['c']);
  expect(stub.events.handshakes.map(({ url }) => url)).toEqual(['/ari/events?app=c']);
});

it('connecting twice, even at the same time, opens one socket', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a' });
  await Promise.all([client.connect(), client.connect()]);
  await client.connect();
  expect(stub.events.handshakes).toHaveLength(1);
});
