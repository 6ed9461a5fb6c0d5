import { describe, expect, it, vi } from 'vitest';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { startLive, startSimulator, type AsteriskAccess } from './support/live-gateway.js';
import { twoTenants } from './support/two-tenants.js';

const WAIT = { timeout: 10_000, interval: 10 };

async function madeBy(socket: GatewaySocket): Promise<string> {
  const { data } = await socket.ask('channels', 'create', { data: { endpoint: 'Local/answer@default' } });
  const { id: pk } = data as { id: string };
  await vi.waitFor(async () => {
    expect(await socket.ask('channels', 'retrieve', { pk })).toMatchObject({
      data: { state: 'Up', application: 'live-tenants' },
    });
  }, WAIT);
  return pk;
}

function tenants(asterisk: () => Promise<AsteriskAccess>): void {
  it(
    'see neither calls of each other nor their ids in a bridge, and can name none of them',
    { timeout: 60_000 },
    async () => {
      const { acme, umbrella, authenticate } = twoTenants();
      const { url } = await startLive(await asterisk(), { app: 'live-tenants', gateway: { authenticate } });
      const ada = await GatewaySocket.open(url, 'ada');
      const bob = await GatewaySocket.open(url, 'bob');
      const root = await GatewaySocket.open(url, 'root');
      for (const socket of [ada, bob, root]) {
        for (const stream of ['channels', 'bridges', 'playbacks', 'liveRecordings', 'storedRecordings']) {
          await socket.ask(stream, 'subscribe', { data: { snapshot: true } });
        }
      }
      const hers = await madeBy(ada);
      const his = await madeBy(bob);
      const bridge = ((await ada.ask('bridges', 'create', { data: {} })).data as { id: string }).id;

      const notThere = { response_status: 404, errors: ['Not found.'], data: null };
      for (const [action, data] of Object.entries({
        answer: {},
        delete: {},
        play: { media: 'sound:beep' },
        retrieve: { fresh: true },
      })) {
        expect(await bob.ask('channels', action, { pk: hers, data })).toMatchObject(notThere);
        expect(await bob.ask('channels', action, { pk: 'no such channel', data })).toMatchObject(notThere);
      }
      for (const channel of [his, 'no such channel']) {
        expect(
          await ada.ask('bridges', 'addChannel', { pk: bridge, data: { channel: [hers, channel] } }),
        ).toMatchObject(notThere);
      }
      expect(await bob.ask('bridges', 'retrieve', { pk: bridge })).toMatchObject(notThere);

      // Somebody who sees all puts both into one bridge.
      expect(await root.ask('bridges', 'addChannel', { pk: bridge, data: { channel: [hers, his] } })).toMatchObject({
        response_status: 200,
      });
      await vi.waitFor(async () => {
        const { data } = await root.ask('bridges', 'retrieve', { pk: bridge });
        expect([...(data as { channels: string[] }).channels].sort()).toEqual([hers, his].sort());
      }, WAIT);
      expect(await ada.ask('bridges', 'retrieve', { pk: bridge })).toMatchObject({ data: { channels: [hers] } });
      expect(await ada.ask('bridges', 'list')).toMatchObject({ data: [{ id: bridge, channels: [hers] }] });

      const recording = `live-tenants-${Date.now()}`;
      const alone = await madeBy(ada);
      expect(await ada.ask('channels', 'record', { pk: alone, data: { name: recording } })).toMatchObject({
        response_status: 200,
        data: { name: recording, format: 'wav', tenant: acme },
      });
      await vi.waitFor(async () => {
        expect(await ada.ask('liveRecordings', 'retrieve', { pk: recording })).toMatchObject({
          data: { state: 'recording', tenant: acme },
        });
      }, WAIT);
      expect(
        await bob.ask('channels', 'record', { pk: his, data: { name: recording, ifExists: 'overwrite' } }),
      ).toMatchObject({
        response_status: 409,
        errors: [{ name: ['is taken already'] }],
      });
      expect(await ada.ask('liveRecordings', 'stop', { pk: recording })).toMatchObject({ response_status: 200 });
      await vi.waitFor(async () => {
        expect(await ada.ask('storedRecordings', 'retrieve', { pk: recording })).toMatchObject({
          data: { tenant: acme, format: 'wav' },
        });
      }, WAIT);
      expect(await bob.ask('channels', 'play', { pk: his, data: { media: `recording:${recording}` } })).toMatchObject({
        response_status: 422,
      });
      expect(await ada.ask('storedRecordings', 'delete', { pk: recording })).toMatchObject({ response_status: 200 });

      for (const pk of [hers, alone, his]) await root.ask('channels', 'delete', { pk });
      await root.ask('bridges', 'delete', { pk: bridge });
      await vi.waitFor(
        () => expect(root.pushes).toContainEqual(expect.objectContaining({ action: 'delete', pk: his })),
        WAIT,
      );
      await ada.ask('channels', 'list', { data: { count: true } });
      await bob.ask('channels', 'list', { data: { count: true } });
      // What they asked for by name is theirs to know.
      const heardBy = ({ pushes, replies }: GatewaySocket): string =>
        JSON.stringify([pushes, replies.map(({ payload }) => payload.data)]);
      for (const secret of [his, umbrella]) expect(heardBy(ada)).not.toContain(secret);
      for (const secret of [hers, bridge, recording, acme]) expect(heardBy(bob)).not.toContain(secret);
    },
  );
}

describe('tenants, on the simulator,', () => tenants(() => startSimulator()));

describeOnAsterisk('tenants, on the real Asterisk,', () => tenants(async () => requireAsterisk()));

describe('a channel that nobody made through the gateway', () => {
  it('belongs to whom the application says', { timeout: 60_000 }, async () => {
    const asterisk = await startSimulator();
    const { url } = await startLive(asterisk, {
      app: 'live-accounts',
      live: {
        tenantOf: (object, stream) =>
          stream === 'channels' ? ACCOUNTS[(object as { caller: { number: string } }).caller.number] : undefined,
      },
    });
    const ada = await GatewaySocket.open(url, 'ada');
    const bob = await GatewaySocket.open(url, 'bob');
    for (const socket of [ada, bob]) await socket.ask('channels', 'subscribe', { data: { snapshot: true } });
    const call = await asterisk.call({ from: '1001', exten: 'answer' });
    await vi.waitFor(
      () => expect(ada.pushes).toContainEqual(expect.objectContaining({ action: 'create', pk: call.channelId })),
      WAIT,
    );
    await call.hangup();
    await vi.waitFor(
      () => expect(ada.pushes).toContainEqual(expect.objectContaining({ action: 'delete', pk: call.channelId })),
      WAIT,
    );
    await bob.ask('channels', 'list');
    expect(bob.pushes).toEqual([]);
  });
});

const ACCOUNTS: Readonly<Record<string, string>> = { '1001': 'acme' };
