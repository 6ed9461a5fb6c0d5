import { AriClient } from 'nestjs-ari';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { enteredCall } from './support/entered-call.js';
import { startLive, startSimulator, type AsteriskAccess } from './support/live-gateway.js';

const WAIT = { timeout: 10_000, interval: 10 };
const APP = 'live-moves';
const CALLER = 'live-moves-caller';

/** Somebody else who makes calls on the same Asterisk, and knows nothing of the gateway. */
async function caller({ url, username, password }: AsteriskAccess): Promise<AriClient> {
  const client = new AriClient({ url, username, password, apps: CALLER });
  onTestFinished(() => client.close());
  await client.connect();
  return client;
}

const call = (client: AriClient, variables: Readonly<Record<string, string>>): Promise<string> =>
  enteredCall(client, CALLER, variables);

/** What a socket was told of an object: the kinds of changes, in order. */
const told = (socket: GatewaySocket, id: string): string[] =>
  socket.pushes.filter(({ pk }) => pk === id).map(({ action }) => action);

function moves(asterisk: () => Promise<AsteriskAccess>): void {
  it(
    'by accountcode and by tenantid, which counts more, out as a delete and in as a create',
    { timeout: 60_000 },
    async () => {
      const access = await asterisk();
      const { url } = await startLive(access, { app: APP });
      const client = await caller(access);
      const [ada, bob] = [await GatewaySocket.open(url, 'ada'), await GatewaySocket.open(url, 'bob')];
      for (const socket of [ada, bob]) await socket.ask('channels', 'subscribe', { data: { snapshot: true } });
      const sees = (socket: GatewaySocket, id: string, status: number): Promise<void> =>
        vi.waitFor(
          async () =>
            expect(await socket.ask('channels', 'retrieve', { pk: id })).toMatchObject({ response_status: status }),
          WAIT,
        );

      const id = await call(client, { 'CHANNEL(accountcode)': 'acme' });
      await sees(ada, id, 200);
      await vi.waitFor(async () => {
        expect(await ada.ask('channels', 'retrieve', { pk: id })).toMatchObject({
          data: { state: 'Up', tenant: 'acme' },
        });
      }, WAIT);
      await sees(bob, id, 404);
      expect(told(bob, id)).toEqual([]);

      const set = (variable: string, value: string) => client.channels.setChannelVar(id, { variable, value });
      /** Neither has an event of its own: the next one shows it. */
      const shown = (number: string) => set('CALLERID(num)', number);
      await set('CHANNEL(accountcode)', 'umbrella');
      await shown('1');
      await vi.waitFor(() => expect(told(bob, id)).toEqual(['create']), WAIT);
      await vi.waitFor(() => expect(told(ada, id).at(-1)).toBe('delete'), WAIT);
      await sees(ada, id, 404);
      // The far half goes along, although nothing is told of it.
      await sees(bob, `${id};2`, 200);
      await sees(ada, `${id};2`, 404);

      await set('CHANNEL(tenantid)', 'acme');
      await shown('2');
      await vi.waitFor(() => expect(told(bob, id)).toEqual(['create', 'delete']), WAIT);
      await vi.waitFor(() => expect(told(ada, id).slice(-2)).toEqual(['delete', 'create']), WAIT);
      expect(bob.pushes.filter(({ pk }) => pk === id).at(-1)?.data).toEqual({ id, pk: id });

      await client.channels.hangup(id);
      await vi.waitFor(() => expect(told(ada, id).at(-1)).toBe('delete'), WAIT);
      await bob.ask('channels', 'list');
      expect(told(bob, id)).toEqual(['create', 'delete']);
    },
  );

  it('and the bridge that it is in is told again, without it', { timeout: 60_000 }, async () => {
    const access = await asterisk();
    const { url } = await startLive(access, { app: APP });
    const client = await caller(access);
    const [ada, root] = [await GatewaySocket.open(url, 'ada'), await GatewaySocket.open(url, 'root')];
    for (const socket of [ada, root]) await socket.ask('bridges', 'subscribe', { data: { snapshot: true } });
    const [stays, goes] = [
      await call(client, { 'CHANNEL(accountcode)': 'acme' }),
      await call(client, { 'CHANNEL(accountcode)': 'acme' }),
    ];
    const bridge = await client.bridges.create({ type: 'mixing' });
    onTestFinished(() => bridge.destroy().catch(() => undefined));
    for (const channel of [stays, goes]) await client.bridges.addChannel(bridge.id, { channel });
    const within = (socket: GatewaySocket): unknown =>
      (socket.pushes.filter(({ pk }) => pk === bridge.id).at(-1)?.data as { channels?: string[] } | undefined)
        ?.channels;
    await vi.waitFor(() => expect(within(ada)).toEqual(expect.arrayContaining([stays, goes])), WAIT);

    const set = (variable: string, value: string) => client.channels.setChannelVar(goes, { variable, value });
    await set('CHANNEL(accountcode)', 'umbrella');
    await set('CALLERID(num)', '1');
    await vi.waitFor(() => expect(within(ada)).toEqual([stays]), WAIT);
    expect(within(root)).toHaveLength(2);
  });

  it('with StasisStart, where the application says whose a call is', { timeout: 60_000 }, async () => {
    const access = await asterisk();
    const { url } = await startLive(access, {
      app: `${APP},${APP}-umbrella`,
      ari: { apps: [APP, `${APP}-umbrella`] },
      live: {
        tenantOf: (object, stream) => {
          if (stream !== 'channels') return undefined;
          const { application } = object as { application?: string };
          return application === undefined ? undefined : application.endsWith('umbrella') ? 'umbrella' : 'acme';
        },
      },
    });
    const client = await caller(access);
    const [ada, bob] = [await GatewaySocket.open(url, 'ada'), await GatewaySocket.open(url, 'bob')];
    for (const socket of [ada, bob]) await socket.ask('channels', 'subscribe', { data: { snapshot: true } });
    const { id } = await client.channels.originate({ endpoint: 'Local/answer@default', app: APP });
    onTestFinished(() => client.channels.hangup(id).catch(() => undefined));
    await vi.waitFor(() => expect(told(ada, id)).toContain('create'), WAIT);
    expect(told(bob, id)).toEqual([]);
    await client.channels.move(id, { app: `${APP}-umbrella` });
    await vi.waitFor(() => expect(told(bob, id)).toContain('create'), WAIT);
    await vi.waitFor(() => expect(told(ada, id).at(-1)).toBe('delete'), WAIT);
    await client.channels.hangup(id);
    await vi.waitFor(() => expect(told(bob, id).at(-1)).toBe('delete'), WAIT);
  });

  it('and takes the events of its tenant along, on the channel of the tenant', { timeout: 60_000 }, async () => {
    const access = await asterisk();
    const { url } = await startLive(access, { app: APP, gateway: { ariEvents: true } });
    const client = await caller(access);
    const [ada, bob, root] = await Promise.all(['ada', 'bob', 'root'].map((name) => GatewaySocket.open(url, name)));
    if (ada === undefined || bob === undefined || root === undefined) throw new Error('three were opened');
    const denied = { error: { errors: { channel: 'Cannot subscribe to channel' } } };
    expect(await bob.call('subscribe', { channel: 'ari.tenant.acme' })).toMatchObject(denied);
    expect(await ada.call('subscribe', { channel: 'ari.tenant.acme' })).toMatchObject({ result: {} });
    expect(await bob.call('subscribe', { channel: 'ari.tenant.umbrella' })).toMatchObject({ result: {} });
    expect(await root.call('subscribe', { channel: 'ari.tenant.umbrella' })).toMatchObject({ result: {} });
    const id = await call(client, { 'CHANNEL(accountcode)': 'acme' });
    const events = (socket: GatewaySocket): unknown[] =>
      socket.events.filter(({ data }) => JSON.stringify(data).includes(id)).map(({ event }) => event);
    await vi.waitFor(() => expect(events(ada)).toContain('ChannelStateChange'), WAIT);
    expect(events(bob)).toEqual([]);
    await client.channels.setChannelVar(id, { variable: 'CHANNEL(accountcode)', value: 'umbrella' });
    await client.channels.setChannelVar(id, { variable: 'CALLERID(num)', value: '1' });
    await vi.waitFor(() => expect(events(bob)).toContain('ChannelCallerId'), WAIT);
    const before = events(ada).length;
    await client.channels.hangup(id);
    await vi.waitFor(() => expect(events(bob)).toContain('ChannelDestroyed'), WAIT);
    await vi.waitFor(() => expect(events(root)).toContain('ChannelDestroyed'), WAIT);
    await ada.call('ping');
    expect(events(ada)).toHaveLength(before);
    expect(ada.events.every(({ channel }) => channel === 'ari.tenant.acme')).toBe(true);
  });
}

describe('a call moves between tenants, on the simulator,', () => moves(() => startSimulator()));

describeOnAsterisk('a call moves between tenants, on the real Asterisk,', () => moves(async () => requireAsterisk()));
