import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../client/support/clients-of-a-test.js';
import type { StubAri } from '../client/support/stub-ari.js';

const NAMES = ['one', 'two', 'three'];

function seen(stub: StubAri): Set<string | undefined> {
  const tokens = [
    ...stub.requests.map(({ headers }) => headers.authorization),
    ...stub.events.handshakes.map(({ authorization }) => authorization),
  ];
  return new Set(tokens.map((token) => Buffer.from(token?.split(' ')[1] ?? '', 'base64').toString('utf8')));
}

it('several clients in one process each show their own credentials, to their own server', async () => {
  const stubs = await Promise.all(NAMES.map(() => stubFor()));
  const clients = stubs.map((stub, at) =>
    clientFor(stub.url, { username: `user-${NAMES[at]}`, password: `secret-${NAMES[at]}`, apps: 'a' }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  for (let round = 0; round < 5; round += 1) await Promise.all(clients.map((client) => client.channels.answer('7')));
  clients.forEach((client) => client.http.interceptors.request.use((config) => config));
  await Promise.all(clients.map((client) => client.channels.answer('8')));
  stubs.forEach((stub, at) => expect(seen(stub)).toEqual(new Set([`user-${NAMES[at]}:secret-${NAMES[at]}`])));
});

it('two users of one server are told apart as well', async () => {
  const stub = await stubFor();
  const [reader, writer] = ['reader', 'writer'].map((username) =>
    clientFor(stub.url, { username, password: username }),
  );
  await Promise.all([reader?.channels.get('reader'), writer?.channels.get('writer')]);
  for (const { path, headers } of stub.requests) {
    const user = path.split('/').at(-1);
    expect(headers.authorization).toBe(`Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`);
  }
  expect(stub.requests).toHaveLength(2);
});
