import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { AriClientOptions } from 'nestjs-ari/client';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { CuttableLine } from '../entities/support/cuttable-line.js';
import { unique } from '../support/call-of-a-test.js';
import { asteriskClient, clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { nextFailure, nextStatus, statusesOf } from '../support/status-of-a-client.js';
import type { Answer, StubAri } from '../support/stub-ari.js';

const SOON: Partial<AriClientOptions> = { reconnect: { first: 1, most: 5 } };

const WAYS: readonly Partial<AriClientOptions>[] = [
  {},
  { eventFilter: 'auto' },
  { eventFilter: 'auto', exclusive: false },
  { transport: 'websocket' },
  { transport: 'websocket', websocket: { socket: 'events' } },
];

const FILTERS_WITHOUT = [{ disallowed: [{ type: 'ChannelUserevent' }] }, { allowed: [{ type: 'StasisStart' }] }];

/** An Asterisk that takes events and delivers them from the given handshake on. */
async function deafUntil(handshake: number, filter: object = {}): Promise<StubAri> {
  const answer: Answer = ({ method, path, query }, response) => {
    const [, name] = /\/events\/user\/(.+)$/.exec(path) ?? [];
    if (name === undefined) {
      const body = { name: 'a', events_allowed: [], events_disallowed: [], channel_ids: [], ...filter };
      const isList = /(channels|applications|bridges)$/.test(path) && method === 'GET';
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(isList ? [] : body));
      return;
    }
    if (stub.events.handshakes.length >= handshake) {
      const application = new URLSearchParams(query).get('application');
      stub.events.send({ type: 'ChannelUserevent', eventname: decodeURIComponent(name), application });
    }
    response.writeHead(204).end();
  };
  const stub = await stubFor(answer, { unheard: true });
  return stub;
}

describeOnAsterisk.each(WAYS)('a connection that hears: %o', (way) => {
  it('is connected, and no listener gets the event that proves it, not even one of all events', async () => {
    const client = asteriskClient({ apps: [unique('heard'), unique('heard')], ...way });
    const heard: unknown[] = [];
    client.on('*', (event) => void heard.push(event));
    client.on('ChannelUserevent', (event) => void heard.push(event));
    await client.connect();
    for (const app of client.apps) expect(await client.hears(app)).toBe(true);
    expect(heard).toEqual([]);
    expect(client.counts.received).toBe(0);
  });
});

describe.each(WAYS)('a connection to the simulator that hears: %o', (way) => {
  it('is connected, and no listener gets the event that proves it', async () => {
    const simulator = await AsteriskSimulator.start();
    onTestFinished(() => simulator.stop());
    const { url, username, password } = simulator;
    const client = clientFor(url, { username, password, apps: ['a', 'b'], ...way });
    const heard: unknown[] = [];
    client.on('*', (event) => void heard.push(event));
    await client.connect();
    for (const app of client.apps) expect(await client.hears(app)).toBe(true);
    expect(heard).toEqual([]);
    expect(await failureOf(client.hears('nobody'))).toMatchObject({ status: 404 });
  });
});

describeOnAsterisk('a connection to Asterisk', () => {
  it('whose user may only read cannot be proved, and is connected', async () => {
    const client = asteriskClient({ username: 'ro', password: 'ro', apps: unique('heard') });
    await client.connect();
    expect(await failureOf(client.hears(client.apps[0] ?? ''))).toMatchObject({ status: 403 });
  });

  it('hears no application that is not its own', async () => {
    const client = asteriskClient({ apps: unique('heard') });
    await client.connect();
    expect(await failureOf(client.hears('nobody'))).toMatchObject({ status: 404 });
    const other = asteriskClient({ apps: unique('heard') });
    await other.connect();
    expect(await client.hears(other.apps[0] ?? '', 300)).toBe(false);
  });

  it.each(FILTERS_WITHOUT)('whose filter was set by hand to %o is connected again after a cut', async (filter) => {
    const { url, username, password } = requireAsterisk();
    const line = await CuttableLine.to(Number(new URL(url).port));
    onTestFinished(() => line.end());
    const client = clientFor(line.url, { username, password, apps: unique('heard'), ...SOON });
    await client.connect();
    await client.applications.filter(client.apps[0] ?? '', { filter });
    const again = nextStatus(client, 'connected');
    line.cut();
    line.mend();
    await again;
  });

  it('that an earlier process left with such a filter is connected', async () => {
    const app = unique('heard');
    const earlier = asteriskClient({ apps: app });
    await earlier.connect();
    await earlier.applications.subscribe(app, { eventSource: 'endpoint:PJSIP/sipp' });
    await earlier.applications.filter(app, { filter: { allowed: [{ type: 'StasisStart' }] } });
    await earlier.close();
    const client = asteriskClient({ apps: app });
    await client.connect();
    await expect.poll(() => client.hears(app)).toBe(true);
  });

  it('hears, or has been replaced, when two handshakes for one application overlap: 20 times', async () => {
    const { url, username, password } = requireAsterisk();
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    for (let times = 0; times < 20; times += 1) {
      const app = unique('overlap');
      const other = new WebSocket(`${url.replace('http', 'ws')}/events?app=${app}`, { headers: { authorization } });
      other.on('error', () => {});
      const client = asteriskClient({ apps: app, onReplaced: 'takeBack', ...SOON });
      const taken = nextStatus(client, 'reconnecting');
      await client.connect();
      // It may be taken over after the proof; then it says so, and takes it back.
      if (!(await client.hears(app))) await taken;
      await client.connect();
      await expect.poll(() => client.hears(app)).toBe(true);
      other.terminate();
      await client.close();
    }
  });
});

it('a socket over which no event comes is closed, opened again, and connected when it hears', async () => {
  const stub = await deafUntil(2);
  const client = clientFor(stub.url, { apps: 'a', ...SOON });
  const statuses = statusesOf(client);
  const failure = nextFailure(client);
  await client.connect();
  expect((await failure).reason).toBe('Asterisk took events for "a" and sends them to another socket than this one');
  expect(statuses).toEqual(['connecting', 'connecting', 'connected']);
  expect(stub.events.handshakes).toHaveLength(2);
  expect(stub.events.open).toHaveLength(1);
});

it('so is one that was lost and comes back deaf; its gap lasts until it hears again', async () => {
  let deafOnes = 0;
  const stub = await deafUntil(1);
  const client = clientFor(stub.url, { apps: 'a', ...SOON });
  await client.connect();
  const send = stub.events.send.bind(stub.events);
  stub.events.send = (frame) => {
    if (stub.events.handshakes.length !== 2) send(frame);
    else deafOnes += 1;
  };
  const statuses = statusesOf(client);
  stub.events.cut();
  await nextStatus(client, 'connected');
  expect(statuses).toEqual(['reconnecting', 'reconnecting', 'connected']);
  expect(deafOnes).toBe(3);
  expect(stub.events.handshakes).toHaveLength(3);
});

it('an application that Asterisk does not know, although it took the socket, is registered again', async () => {
  const stub = await stubFor(
    (_request, response) =>
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"Application not found"}'),
    { unheard: true },
  );
  const client = clientFor(stub.url, { apps: 'a', ...SOON });
  const failure = nextFailure(client);
  client.connect().catch(() => {});
  expect((await failure).reason).toBe('Asterisk has accepted the socket and knows no application "a"');
});

it.each([401, 403, 404, 500, 502, 503])('an answer that proves nothing does not keep it away: %i', async (status) => {
  const stub = await stubFor((_request, response) => response.writeHead(status).end('<html>'), { unheard: true });
  const client = clientFor(stub.url, { apps: 'a', ...SOON });
  await client.connect();
  expect(stub.events.handshakes).toHaveLength(1);
});

it.each([{ events_disallowed: [{ type: 'ChannelUserevent' }] }, { events_allowed: [{ type: 'Dial' }] }])(
  'a filter that keeps such events back does not keep it away: %o',
  async (filter) => {
    const stub = await deafUntil(Infinity, filter);
    await clientFor(stub.url, { apps: 'a', ...SOON }).connect();
    expect(stub.events.handshakes).toHaveLength(1);
  },
);

it('any event of the application proves it, and one of another application does not', async () => {
  const stub = await deafUntil(Infinity);
  void stub.events.next().then((socket) => socket.send('{"type":"ChannelHold","application":"a"}'));
  const client = clientFor(stub.url, { apps: 'a', ...SOON });
  await client.connect();
  expect(stub.events.handshakes).toHaveLength(1);
  const hears = client.hears('a', 1_000);
  stub.events.send({ type: 'ChannelHold', application: 'aa' });
  stub.events.send({ type: 'ApplicationReplaced', application: 'a' });
  expect(await hears).toBe(false);
});

it('nothing is proved when it is switched off', async () => {
  const stub = await deafUntil(Infinity);
  const client = clientFor(stub.url, { apps: 'a', checkEvents: false, ...SOON });
  await client.connect();
  expect(stub.requests.filter(({ path }) => path.includes('/events/user/'))).toEqual([]);
  expect(await client.hears('a', 1_000)).toBe(false);
});

it('closing while it is proved ends the wait at once', async () => {
  const stub = await deafUntil(Infinity);
  const client = clientFor(stub.url, { apps: 'a', ...SOON });
  const connecting = client.connect();
  await stub.events.next();
  const [failure] = await Promise.all([failureOf(connecting), client.close()]);
  expect(failure.message).toContain('was closed before it was open');
});
