import { expect, it } from 'vitest';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { nextFailure } from '../support/status-of-a-client.js';
import { json, type Answer } from '../support/stub-ari.js';

/** Redirects `/ari/channels` over `hops` stations. */
function stations(hops: number, status = 302): Answer {
  return (request, response) => {
    const at = Number(/station-(\d+)/.exec(request.path)?.[1] ?? 0);
    if (at >= hops) json(200, [{ id: '7' }])(request, response);
    else response.writeHead(status, { location: `/elsewhere/station-${at + 1}?at=${at + 1}` }).end();
  };
}

it.each([301, 302, 303, 307, 308])('%i to the same server is followed, with credentials', async (status) => {
  const stub = await stubFor(stations(1, status));
  expect(await clientFor(stub.url).channels.list()).toMatchObject([{ id: '7' }]);
  expect(stub.requests.map(({ url }) => url)).toEqual(['/ari/channels', '/elsewhere/station-1?at=1']);
  expect(new Set(stub.requests.map(({ headers }) => headers.authorization)).size).toBe(1);
});

it('three in a row are followed, a fourth is an error', async () => {
  const three = await stubFor(stations(3));
  expect(await clientFor(three.url).channels.list()).toHaveLength(1);
  const four = await stubFor(stations(4));
  expect(await failureOf(clientFor(four.url).channels.list())).toMatchObject({ name: 'AriHttpException', status: 302 });
  expect(four.requests).toHaveLength(4);
});

it('a relative one is read from where it was sent', async () => {
  const stub = await stubFor((request, response) => {
    if (request.path === '/ari/sounds') json(200, [])(request, response);
    else response.writeHead(302, { location: 'sounds' }).end();
  });
  expect(await clientFor(stub.url).channels.list()).toEqual([]);
});

it('one to another server is not followed: neither request nor credentials arrive there', async () => {
  const other = await stubFor(json(200, []));
  for (const location of [`${other.url}/ari/channels`, other.url.replace('http:', ''), 'http://[', '']) {
    const stub = await stubFor((_request, response) => response.writeHead(302, { location }).end());
    const error = await failureOf(clientFor(stub.url).channels.list());
    expect(error).toMatchObject({ status: 302, operation: 'channels.list' });
    if (location !== '') expect(stub.requests).toHaveLength(1);
  }
  expect(other.connections).toBe(0);
});

it.each(['POST', 'PUT', 'DELETE'] as const)('a %s is not sent twice', async (method) => {
  const stub = await stubFor(stations(1, 307));
  const error = await failureOf(clientFor(stub.url).request({ method, path: 'channels', body: { a: 1 } }));
  expect(error).toMatchObject({ status: 307, method });
  expect(stub.requests).toHaveLength(1);
});

it('a circle ends', async () => {
  const stub = await stubFor((request, response) => response.writeHead(301, { location: request.url }).end());
  expect(await failureOf(clientFor(stub.url).channels.list())).toMatchObject({ status: 301 });
  expect(stub.requests).toHaveLength(4);
});

it('an event socket follows none: its credentials would go along', async () => {
  const [stub, other] = [await stubFor(), await stubFor()];
  stub.events.refuse = 302;
  stub.events.location = `${other.url}/ari/events`;
  const client = clientFor(stub.url, { apps: 'a' });
  const failed = nextFailure(client);
  client.connect().catch(() => undefined);
  expect((await failed).reason).toContain('status 302, redirects to');
  expect(other.connections).toBe(0);
});
