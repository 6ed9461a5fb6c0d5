import { expect, it } from 'vitest';
import { AriConfigurationException, AriClient } from 'nestjs-ari/client';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';

const PREFIXES = [
  ['', '/ari'],
  ['/', '/ari'],
  ['/ari', '/ari'],
  ['/ari/', '/ari'],
  ['/pbx', '/pbx/ari'],
  ['/pbx/ari', '/pbx/ari'],
  ['/a%20b/c', '/a%20b/c/ari'],
];

it.each(PREFIXES)('"%s" behind the host: commands and events go to %s', async (suffix, base) => {
  const stub = await stubFor();
  const client = clientFor(stub.url + suffix, { apps: 'x' });
  await client.channels.answer('7');
  expect(stub.last.url).toBe(`${base}/channels/7/answer`);
  await client.connect();
  expect(stub.events.handshakes.map(({ url }) => url)).toEqual([`${base}/events?app=x`]);
});

const REFUSED = ['', 'localhost:8088', 'ftp://localhost', 'http://', 'http://u:p@h', 'http://h/?a=1', 'http://h/#a'];

it.each(REFUSED)('"%s" is no url, and the exception names the option', (url) => {
  const make = (): AriClient => new AriClient({ url, username: 'ari', password: 'ari' });
  expect(make).toThrow(AriConfigurationException);
  expect(make).toThrow(/"url" must/);
});
