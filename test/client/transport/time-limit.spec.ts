import { expect, it } from 'vitest';
import { AriTimeoutException } from 'nestjs-ari/client';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { json } from '../support/stub-ari.js';
import { eventually } from '../support/eventually.js';

const mute = (): void => {};

it('a command that still waits for a socket was not sent', async () => {
  const stub = await stubFor(mute);
  const client = clientFor(stub.url, { sockets: 2, timeout: 10_000 });
  const busy = ['1', '2'].map((id) => failureOf(client.channels.answer(id, { timeout: 400 })));
  await eventually(() => expect(stub.requests).toHaveLength(2));
  const error = await failureOf(client.channels.answer('3', { timeout: 100 }));
  expect(error).toBeInstanceOf(AriTimeoutException);
  expect(error).toMatchObject({ sent: 'no', timeout: 100 });
  expect((await Promise.all(busy)).map((other) => (other as AriTimeoutException).sent)).toEqual(['unknown', 'unknown']);
  // It is not sent later either, when a socket is free again.
  expect(stub.requests.map(({ path }) => path)).not.toContain('/ari/channels/3/answer');
});

it('an answer that begins and never ends is no answer', async () => {
  const stub = await stubFor((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('[{"id":');
  });
  const error = await failureOf(clientFor(stub.url, { timeout: 150 }).channels.list());
  expect(error).toMatchObject({ name: 'AriTimeoutException', sent: 'unknown' });
});

it('a command that is given up frees its socket for the next', async () => {
  const stub = await stubFor((request, response) => {
    if (!request.path.endsWith('/mute')) json(200, [])(request, response);
  });
  const client = clientFor(stub.url, { sockets: 1 });
  await failureOf(client.channels.answer('mute', { timeout: 1 }));
  await failureOf(client.request({ method: 'GET', path: 'mute', timeout: 100 }));
  expect(await client.channels.list()).toEqual([]);
});
