import { AriClient } from 'nestjs-ari';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { unique } from '../client/support/call-of-a-test.js';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { enteredCall } from './support/entered-call.js';
import { startLive, startSimulator, type AsteriskAccess } from './support/live-gateway.js';
import { twoTenants } from './support/two-tenants.js';

const WAIT = { timeout: 20_000, interval: 10 };
const NOBODY = { name: '', number: '' };

interface Shown {
  readonly id: string;
  readonly caller: object;
  readonly connected: { readonly name: string; readonly number: string };
}

/** Two calls of acme and one of umbrella, each with a name and number of its own, and those who look at them. */
async function threeCalls(access: AsteriskAccess) {
  const { url, username, password } = access;
  const app = unique('parties');
  const { acme, umbrella, authenticate } = twoTenants();
  const gateway = await startLive(access, { app, gateway: { ariEvents: true, authenticate } });
  const client = new AriClient({ url, username, password, apps: `${app}-caller` });
  onTestFinished(() => client.close());
  await client.connect();
  const [ada, bob, root] = (await Promise.all(
    ['ada', 'bob', 'root'].map((name) => GatewaySocket.open(gateway.url, name)),
  )) as [GatewaySocket, GatewaySocket, GatewaySocket];
  for (const socket of [ada, bob, root]) await socket.ask('channels', 'subscribe', { data: { snapshot: true } });
  await ada.call('subscribe', { channel: `ari.tenant.${acme}` });
  await bob.call('subscribe', { channel: `ari.tenant.${umbrella}` });
  const set = (id: string, variable: string, value: string) => client.channels.setChannelVar(id, { variable, value });
  const call = async (tenant: string, who: string, number: string): Promise<string> => {
    const id = await enteredCall(client, `${app}-caller`, { 'CHANNEL(accountcode)': tenant });
    await set(id, 'CALLERID(num)', number);
    await set(id, 'CALLERID(name)', who);
    return id;
  };
  const hers = await call(acme, 'Ada Lovelace', '1815');
  const colleague = await call(acme, 'Charles Babbage', '1791');
  const his = await call(umbrella, 'Robert Boyle', '1627');
  const bridge = await client.bridges.create({ type: 'mixing' });
  onTestFinished(() => bridge.destroy().catch(() => undefined));
  const seenBy = async (socket: GatewaySocket, pk: string): Promise<Shown> =>
    (await socket.ask('channels', 'retrieve', { pk })).data as Shown;
  const connected = (id: string, name: string): Promise<void> =>
    vi.waitFor(async () => expect((await seenBy(root, id)).connected.name).toBe(name), WAIT);
  const found = async (socket: GatewaySocket, data: object): Promise<string[]> =>
    ((await socket.ask('channels', 'list', { data })).data as Shown[]).map(({ id }) => id);
  return { client, acme, umbrella, ada, bob, root, hers, his, colleague, bridge, set, seenBy, connected, found };
}

function parties(asterisk: () => Promise<AsteriskAccess>): void {
  it('is shown to those who see its channel, and to nobody else in any way', { timeout: 90_000 }, async () => {
    const { client, acme, ada, bob, root, hers, his, bridge, seenBy, connected, found } = await threeCalls(
      await asterisk(),
    );
    await client.bridges.addChannel(bridge.id, { channel: [hers] });
    await client.bridges.addChannel(bridge.id, { channel: [his] });
    await connected(hers, 'Robert Boyle');
    await connected(his, 'Ada Lovelace');
    expect(await seenBy(ada, hers)).toMatchObject({ connected: NOBODY, caller: { name: 'Ada Lovelace' } });
    expect(await seenBy(bob, his)).toMatchObject({ connected: NOBODY, caller: { name: 'Robert Boyle' } });
    expect(await found(root, { 'connected.number': '1627' })).toContain(hers);
    for (const data of [
      { 'connected.number': '1627' },
      { 'connected.number:ge': '1', tenant: acme },
      { search: 'Boyle' },
      { search: '1627' },
    ])
      expect(await found(ada, data), JSON.stringify(data)).toEqual([]);
    // Nor can it be told from the order: what is hidden stands as nothing.
    const all = await found(ada, { order_by: '-connected.number' });
    expect(all).toHaveLength(4);
    // What they have of it does not end with the bridge, nor with the call.
    await client.channels.hangup(his);
    await vi.waitFor(
      () => expect(root.pushes).toContainEqual(expect.objectContaining({ action: 'delete', pk: his })),
      WAIT,
    );
    await connected(hers, 'Robert Boyle');
    expect(await seenBy(ada, hers)).toMatchObject({ connected: NOBODY });
    await client.channels.hangup(hers);
    await vi.waitFor(() => expect(JSON.stringify(ada.events)).toContain('ChannelDestroyed'), WAIT);
    await vi.waitFor(() => expect(JSON.stringify(bob.events)).toContain('ChannelDestroyed'), WAIT);
    await Promise.all([ada.call('ping'), bob.call('ping')]);
    for (const secret of ['Boyle', '1627', his]) expect(JSON.stringify(ada.frames)).not.toContain(secret);
    for (const secret of ['Lovelace', '1815', hers]) expect(JSON.stringify(bob.frames)).not.toContain(secret);
    expect(JSON.stringify([root.frames, ada.frames])).not.toContain('origins');
  });

  it('is shown where both are of one tenant, until one of them moves to another', { timeout: 90_000 }, async () => {
    const { client, umbrella, ada, bob, hers, colleague, bridge, set, seenBy, connected, found } = await threeCalls(
      await asterisk(),
    );
    await client.bridges.addChannel(bridge.id, { channel: [hers] });
    await client.bridges.addChannel(bridge.id, { channel: [colleague] });
    await connected(hers, 'Charles Babbage');
    expect(await seenBy(ada, hers)).toMatchObject({ connected: { name: 'Charles Babbage', number: '1791' } });
    expect(await seenBy(ada, colleague)).toMatchObject({ connected: { name: 'Ada Lovelace', number: '1815' } });
    expect(await found(ada, { 'connected.number': '1791' })).toEqual([hers]);
    const last = (id: string): unknown => ada.pushes.filter(({ pk }) => pk === id).at(-1)?.data;
    await vi.waitFor(() => expect(last(hers)).toMatchObject({ connected: { name: 'Charles Babbage' } }), WAIT);
    await set(colleague, 'CHANNEL(accountcode)', umbrella);
    await set(colleague, 'CALLERID(num)', '1792');
    await vi.waitFor(async () => expect(await seenBy(bob, colleague)).toMatchObject({ id: colleague }), WAIT);
    // He takes his name along; hers, on his call, stays with her.
    expect(await seenBy(bob, colleague)).toMatchObject({ connected: NOBODY, caller: { number: '1792' } });
    expect(JSON.stringify(bob.frames)).not.toContain('Lovelace');
  });
}

describe('the party that somebody talks to, on the simulator,', () => parties(() => startSimulator()));

describeOnAsterisk('the party that somebody talks to, on the real Asterisk,', () =>
  parties(async () => requireAsterisk()),
);
