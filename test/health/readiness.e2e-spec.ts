import { expect, it } from 'vitest';
import type { ChannelUserevent } from 'nestjs-ari';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { unique } from '../client/support/call-of-a-test.js';
import { asteriskClient, ownAsterisk, stubFor } from '../client/support/clients-of-a-test.js';
import { eventually } from '../client/support/eventually.js';
import { nextStatus } from '../client/support/status-of-a-client.js';
import { HealthApplication } from './support/health-application.js';

async function healthy(options: { readonly eventFilter?: 'auto' } = {}) {
  const { url, username, password } = requireAsterisk();
  const app = unique('health');
  const health = await HealthApplication.start({ url, username, password, apps: app, ...options });
  await health.client.connect();
  return { health, app };
}

describeOnAsterisk('a connection whose events flow', () => {
  it('is ready, whatever the event filter', async () => {
    for (const options of [{}, { eventFilter: 'auto' }] as const) {
      const { health } = await healthy(options);
      const { http, overall, ari } = await health.probe('ready');
      expect({ http, overall, ari }).toMatchObject({ http: 200, overall: 'ok', ari: { status: 'up', state: 'ready' } });
      expect(ari.roundTripMs).toBeLessThan(400);
    }
  });

  it('is tried once for however many probes, and no handler gets an event of it', async () => {
    const { health } = await healthy();
    const names: string[] = [];
    health.client.on('ChannelUserevent', ({ eventname }: ChannelUserevent) => void names.push(eventname));
    const probes = await Promise.all(Array.from({ length: 5 }, () => health.probe('fresh')));
    expect(probes.map(({ http }) => http)).toEqual([200, 200, 200, 200, 200]);
    expect((await health.probe('fresh')).http).toBe(200);
    await health.client.events.userEvent('Own', { application: health.client.apps[0] ?? '' });
    await eventually(() => expect(names).toEqual(['Own']));
  });

  it('is not ready once the application shuts down, but alive', async () => {
    const { health } = await healthy();
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    health.client.on('ChannelUserevent', ({ eventname }) => (eventname === 'Hold' ? held : undefined));
    await health.client.events.userEvent('Hold', { application: health.client.apps[0] ?? '' });
    await eventually(() => expect(health.client.counts.received).toBeGreaterThan(0));
    const closing = health.app.close();
    await eventually(async () => {
      expect(await health.probe('ready')).toMatchObject({ http: 503, ari: { status: 'down', state: 'draining' } });
    });
    expect((await health.probe('alive')).ari).toMatchObject({ status: 'up', state: 'draining' });
    release();
    await closing;
  });

  it('is ready with commands alone where it takes no events', async () => {
    const { health } = await healthy();
    expect(await health.probe('berlin')).toMatchObject({ http: 200, ari: { connection: 'berlin', state: 'ready' } });
  });
});

describeOnAsterisk('a connection whose application another program has taken', () => {
  it('is down: its socket is given up', async () => {
    const { health, app } = await healthy();
    const replaced = nextStatus(health.client, 'replaced');
    await asteriskClient({ apps: app }).connect();
    await replaced;
    const { http, ari } = await health.probe('ready');
    expect({ http, ari }).toMatchObject({ http: 503, ari: { state: 'disconnected', socket: 'replaced' } });
    expect((await health.probe('alive')).http).toBe(200);
  });
});

describeOnAsterisk('a connection whose Asterisk is stopped', () => {
  it('is degraded for a while, then down, alive all the time, and ready again afterwards', async () => {
    const server = await ownAsterisk();
    const { url, username, password } = server;
    const health = await HealthApplication.start({ url, username, password, apps: 'health' });
    await health.client.connect();
    const lost = nextStatus(health.client, 'reconnecting');
    await server.kill();
    await lost;
    expect(await health.probe('ready')).toMatchObject({
      http: 200,
      overall: 'degraded',
      ari: { state: 'reconnecting' },
    });
    await eventually(async () => {
      expect(await health.probe('ready')).toMatchObject({ http: 503, ari: { status: 'down', state: 'reconnecting' } });
    });
    expect((await health.probe('alive')).http).toBe(200);
    expect(await health.probe('berlin')).toMatchObject({ http: 503, ari: { state: 'unanswered' } });
    const back = nextStatus(health.client, 'connected');
    await server.restart();
    await back;
    await eventually(async () => expect(await health.probe('ready')).toMatchObject({ http: 200, overall: 'ok' }));
  });
});

describeOnAsterisk('an ARI user who may only read', () => {
  it('is ready when the application is registered; that events flow cannot be tried', async () => {
    const { url } = requireAsterisk();
    const health = await HealthApplication.start({ url, username: 'ro', password: 'ro', apps: unique('health') });
    await health.client.connect();
    const { http, ari } = await health.probe('ready');
    expect(http).toBe(200);
    expect(ari.message).toContain('may only read');
  });
});

it('an open socket is not enough: an application that Asterisk has forgotten, or whose events do not come, is down', async () => {
  const stub = await stubFor(
    (request, response) => {
      const sending = request.url.includes('events/user');
      response.writeHead(sending ? status : 200, { 'content-type': 'application/json' });
      response.end(sending && status === 204 ? undefined : '{"message":"Application not found"}');
    },
    { unheard: true },
  );
  let status = 404;
  const health = await HealthApplication.start({
    url: stub.url,
    username: 'u',
    password: 'p',
    apps: 'lost',
    checkEvents: false,
  });
  await health.client.connect();
  expect(await health.probe('ready')).toMatchObject({ http: 503, ari: { state: 'unregistered', socket: 'connected' } });
  status = 204;
  await eventually(async () => {
    expect(await health.probe('ready')).toMatchObject({ http: 503, ari: { state: 'silent', socket: 'connected' } });
  });
});
