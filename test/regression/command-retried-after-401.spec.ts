import { expect, it } from 'vitest';
import { AriUnauthorizedException } from 'nestjs-ari/client';
import { clientFor, failureOf, stubFor } from '../client/support/clients-of-a-test.js';
import { json } from '../client/support/stub-ari.js';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

it.each(METHODS)('a %s that is refused with 401 is sent once', async (method) => {
  const stub = await stubFor((_request, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="Asterisk REST Interface"' }).end();
  });
  const error = await failureOf(clientFor(stub.url).request({ method, path: 'channels/7', body: { a: 1 } }));
  expect(error).toBeInstanceOf(AriUnauthorizedException);
  expect(stub.requests).toHaveLength(1);
});

it.each([408, 425, 429, 500, 502, 503, 504])(
  'one that is refused with %i is sent once: it is for the caller to decide',
  async (status) => {
    const stub = await stubFor(json(status, { message: 'later' }));
    const client = clientFor(stub.url);
    expect(await failureOf(client.channels.list())).toMatchObject({ status });
    expect(await failureOf(client.channels.originate({ endpoint: 'PJSIP/1', app: 'a' }))).toMatchObject({ status });
    expect(stub.requests).toHaveLength(2);
  },
);

it.each([
  ['GET', 2],
  ['DELETE', 2],
  ['POST', 1],
  ['PUT', 1],
] as const)('a %s whose connection breaks before the answer is sent %i times at most', async (method, times) => {
  // Over a connection that has been used before: there some clients take a break for an invitation to repeat.
  const stub = await stubFor((request, response) => {
    if (request.path.endsWith('/first')) response.writeHead(204).end();
    else stub.sockets.forEach((socket) => socket.resetAndDestroy());
  });
  const client = clientFor(stub.url, { sockets: 1 });
  await client.request({ method: 'GET', path: 'first' });
  const failed = await failureOf(client.request({ method, path: 'second' }));
  expect(failed).toMatchObject({ name: 'AriConnectionException', sent: 'unknown' });
  const seconds = Array.from({ length: times }, () => '/ari/second');
  expect(stub.requests.map(({ path }) => path)).toEqual(['/ari/first', ...seconds]);
  expect(stub.connections).toBe(times);
});
