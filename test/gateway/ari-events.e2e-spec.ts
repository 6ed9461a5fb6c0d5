import { AriGateway, GatewayPublisher } from 'nestjs-ari/gateway';
import { describe, expect, it, vi } from 'vitest';
import { startLive, startSimulator, type AsteriskAccess } from '../live/support/live-gateway.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway, USERS, type StartedGateway } from './support/started-gateway.js';

const WAIT = { timeout: 10_000, interval: 10 };
const APP = 'ari-events';
const DENIED = { error: { errors: { channel: 'Cannot subscribe to channel' } } };

async function startEvents(asterisk: AsteriskAccess, gateway: object = {}): Promise<StartedGateway> {
  return startLive(asterisk, { app: APP, gateway: { ariEvents: true, ...gateway } });
}

async function madeBy(socket: GatewaySocket): Promise<string> {
  const { data } = await socket.ask('channels', 'create', { data: { endpoint: 'Local/answer@default' } });
  const { id: pk } = data as { id: string };
  await vi.waitFor(async () => {
    expect(await socket.ask('channels', 'retrieve', { pk })).toMatchObject({ data: { state: 'Up', application: APP } });
  }, WAIT);
  return pk;
}

function events(asterisk: () => Promise<AsteriskAccess>): void {
  it('come on the channel of a call to whom it belongs, by pattern, up to its end', { timeout: 60_000 }, async () => {
    const { url } = await startEvents(await asterisk());
    const ada = await GatewaySocket.open(url, 'ada');
    const bob = await GatewaySocket.open(url, 'bob');
    const id = await madeBy(ada);
    const channel = `ari.channel.${id}`;
    expect(await bob.call('subscribe', { channel })).toMatchObject(DENIED);
    expect(await bob.call('subscribe', { channel: 'ari.channel.none' })).toMatchObject(DENIED);
    for (const event of ['Channel[EHLU]*', 'Channel?old']) {
      expect(await ada.call('subscribe', { channel, event })).toMatchObject({ result: {} });
    }
    const bridge = ((await ada.ask('bridges', 'create', { data: {} })).data as { id: string }).id;
    await ada.ask('bridges', 'addChannel', { pk: bridge, data: { channel: [id] } });
    await vi.waitFor(() => expect(ada.events.map(({ event }) => event)).toContain('ChannelEnteredBridge'), WAIT);
    const entered = ada.events.find(({ event }) => event === 'ChannelEnteredBridge');
    expect(entered).toMatchObject({
      channel,
      data: {
        type: 'ChannelEnteredBridge',
        application: APP,
        channel: { id, state: 'Up' },
        bridge: { id: bridge, channels: [id] },
      },
    });
    await ada.ask('channels', 'delete', { pk: id });
    await ada.ask('bridges', 'delete', { pk: bridge });
    await vi.waitFor(() => expect(ada.events.map(({ event }) => event)).toContain('ChannelLeftBridge'), WAIT);
    // Neither pattern takes what came besides.
    const named = new Set(ada.events.map(({ event }) => String(event)));
    expect([...named].filter((name) => !/^Channel([EHLU].*|.old)$/.test(name))).toEqual([]);
    expect(bob.events).toEqual([]);
  });

  it(
    'of a call that is over come once more, and name nobody whom the reader does not see',
    { timeout: 60_000 },
    async () => {
      const { url } = await startEvents(await asterisk());
      const ada = await GatewaySocket.open(url, 'ada');
      const bob = await GatewaySocket.open(url, 'bob');
      const root = await GatewaySocket.open(url, 'root');
      const [hers, his] = [await madeBy(ada), await madeBy(bob)];
      const bridge = ((await root.ask('bridges', 'create', { data: {} })).data as { id: string }).id;
      for (const channel of [`ari.channel.${hers}`, `ari.application.${APP}`]) {
        expect(await root.call('subscribe', { channel })).toMatchObject({ result: {} });
      }
      expect(await ada.call('subscribe', { channel: `ari.application.${APP}` })).toMatchObject(DENIED);
      expect(await ada.call('subscribe', { channel: `ari.channel.${hers}` })).toMatchObject({ result: {} });
      await root.ask('bridges', 'addChannel', { pk: bridge, data: { channel: [hers] } });
      // The bridge is hers with her channel in it; what enters besides is not.
      await vi.waitFor(async () => {
        expect(await ada.call('subscribe', { channel: `ari.bridge.${bridge}` })).toMatchObject({ result: {} });
      }, WAIT);
      await root.ask('bridges', 'addChannel', { pk: bridge, data: { channel: [his] } });
      for (const pk of [hers, his]) await root.ask('channels', 'delete', { pk });
      await vi.waitFor(() => expect(ada.events.map(({ event }) => event)).toContain('ChannelDestroyed'), WAIT);
      await vi.waitFor(
        () =>
          expect(root.events).toContainEqual(
            expect.objectContaining({
              event: 'ChannelDestroyed',
              data: expect.objectContaining({ channel: expect.objectContaining({ id: his }) }),
            }),
          ),
        WAIT,
      );
      const heardByHer = JSON.stringify(ada.events);
      expect(heardByHer).toContain(hers);
      expect(heardByHer).not.toContain(his);
      await root.ask('bridges', 'delete', { pk: bridge });
    },
  );
}

describe('events of Asterisk, on the simulator,', () => events(() => startSimulator()));

describeOnAsterisk('events of Asterisk, on the real Asterisk,', () => events(async () => requireAsterisk()));

describe('channels of events', () => {
  it('show no variables, which need a grant of their own', { timeout: 60_000 }, async () => {
    const asterisk = await startSimulator();
    const { url } = await startEvents(asterisk);
    const ada = await GatewaySocket.open(url, 'ada');
    const id = await madeBy(ada);
    await ada.call('subscribe', { channel: `ari.channel.${id}` });
    await ada.ask('channels', 'setVar', { pk: id, data: { variable: 'SECRET', value: 'of-acme' } });
    await ada.ask('channels', 'delete', { pk: id });
    await vi.waitFor(() => expect(ada.events.map(({ event }) => event)).toContain('ChannelDestroyed'), WAIT);
    expect(JSON.stringify(ada.events)).not.toContain('SECRET');
  });

  it('end for a user who may not hear any more, and follow him to another tenant', { timeout: 60_000 }, async () => {
    const asterisk = await startSimulator();
    const refused = new Set<string>();
    const { url, app } = await startEvents(asterisk, {
      can: ({ id }: { id: string }, stream: string, action: string) =>
        !(stream === 'channels' && action === 'subscribe' && refused.has(id)),
    });
    const ada = await GatewaySocket.open(url, 'ada');
    const id = await madeBy(ada);
    const channel = `ari.channel.${id}`;
    await ada.call('subscribe', { channel });
    refused.add('ada');
    const { ada: user = { id: 'ada' } } = USERS;
    await app.get(AriGateway).regrant(user);
    await vi.waitFor(
      () =>
        expect(ada.events).toContainEqual({ channel, event: 'gateway.unsubscribed', data: { event: '*', code: 403 } }),
      WAIT,
    );
    refused.clear();
    await ada.call('subscribe', { channel });
    await app.get(AriGateway).regrant({ ...user, tenant: 'umbrella' });
    await vi.waitFor(() => {
      expect(ada.events.filter(({ event }) => event === 'gateway.unsubscribed')).toHaveLength(2);
    }, WAIT);
    expect(await ada.call('server_info')).toMatchObject({ result: { channels: 0 } });
  });

  it('tell of a gap, and are published on by nobody else', { timeout: 60_000 }, async () => {
    const asterisk = await startSimulator();
    const { url, app } = await startEvents(asterisk);
    const root = await GatewaySocket.open(url, 'root');
    const channel = `ari.application.${APP}`;
    await root.call('subscribe', { channel });
    expect(await root.call('publish', { channel, data: 1 })).toMatchObject({
      error: { errors: { channel: 'Cannot publish to channel' } },
    });
    await expect(app.get(GatewayPublisher).publish(channel, 'StasisStart', {})).rejects.toThrow('publish');
    asterisk.faults.dropSockets();
    await vi.waitFor(() => expect(root.events).toContainEqual({ channel, event: 'gateway.gap', data: {} }), WAIT);
  });

  it('are nowhere unless they were asked for', { timeout: 60_000 }, async () => {
    const asterisk = await startSimulator();
    const { url } = await startEvents(asterisk, { ariEvents: false });
    const root = await GatewaySocket.open(url, 'root');
    expect(await root.call('subscribe', { channel: `ari.application.${APP}` })).toMatchObject(DENIED);
    await expect(startGateway({ options: { ariEvents: true } })).rejects.toThrow('AriLiveModule');
  });
});
