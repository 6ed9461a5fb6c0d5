import { expect, it } from 'vitest';
import { clientFor, stubFor } from '../support/clients-of-a-test.js';
import { type StubAri, json, withoutCalls } from '../support/stub-ari.js';
import { eventually } from '../support/eventually.js';
import { errorsOf } from '../support/errors-of.js';

const SOURCES = ['deviceState:Stasis:lamp', 'endpoint:PJSIP/a b'];

function subscribed(stub: StubAri): string[] {
  return stub.requests.flatMap(({ method, url }) => (method === 'POST' && url.includes('/subscription') ? [url] : []));
}

const WANTED = ['a', 'b'].flatMap((app) => [
  `/ari/applications/${app}/subscription?eventSource=deviceState%3AStasis%3Alamp`,
  `/ari/applications/${app}/subscription?eventSource=endpoint%3APJSIP%2Fa%20b`,
]);

it('are set for every application after the connect, and again after every reconnect', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: ['a', 'b'], subscriptions: SOURCES, reconnect: { first: 1, most: 1 } });
  await client.connect();
  await eventually(() => expect(subscribed(stub)).toHaveLength(4));
  expect(subscribed(stub).toSorted()).toEqual(WANTED);
  for (const times of [2, 3]) {
    stub.events.cut();
    await eventually(() => expect(subscribed(stub)).toHaveLength(4 * times));
  }
  expect(new Set(subscribed(stub))).toEqual(new Set(WANTED));
});

it('one that is refused is reported, and the others stand', async () => {
  const stub = await stubFor((request, response) => {
    if (request.url.includes('endpoint')) json(422, { message: 'Endpoint not found' })(request, response);
    else withoutCalls(request, response);
  });
  const client = clientFor(stub.url, { apps: 'a', subscriptions: SOURCES });
  const errors = errorsOf(client);
  await client.connect();
  await eventually(() => expect(errors).toHaveLength(1));
  expect(errors[0]).toMatchObject({
    kind: 'subscription',
    application: 'a',
    eventSource: SOURCES[1],
    error: { status: 422 },
  });
  await eventually(() => expect(subscribed(stub)).toHaveLength(2));
  expect(client.status).toBe('connected');
});

it('of those that were made by hand the last thousand are made again after a reconnect', async () => {
  const stub = await stubFor();
  const client = clientFor(stub.url, { apps: 'a', reconnect: { first: 1, most: 1 } });
  await client.connect();
  for (let at = 0; at < 1_001; at += 1)
    await client.applications.subscribe('a', { eventSource: `endpoint:PJSIP/${at}` });
  const before = subscribed(stub).length;
  stub.events.cut();
  await eventually(() => expect(subscribed(stub).length).toBeGreaterThanOrEqual(before + 1_000));
  await client.connect();
  const again = subscribed(stub).slice(before);
  expect(again).toHaveLength(1_000);
  expect(again).not.toContain('/ari/applications/a/subscription?eventSource=endpoint%3APJSIP%2F0');
});

it('connect() resolves when they are in force, not before', async () => {
  let release = (): void => {};
  const asked = new Promise<void>((resolve) => {
    release = resolve;
  });
  let give: (() => void) | undefined;
  const stub = await stubFor((request, response) => {
    if (!request.url.includes('/subscription')) return withoutCalls(request, response);
    give = () => withoutCalls(request, response);
    release();
  });
  const client = clientFor(stub.url, { apps: 'a', subscriptions: ['endpoint:PJSIP'] });
  let connected = false;
  const connecting = client.connect().then(() => (connected = true));
  await asked;
  await eventually(() => expect(client.status).toBe('connected'));
  await client.asterisk.ping().catch(() => {});
  expect(connected).toBe(false);
  give?.();
  await connecting;
});
