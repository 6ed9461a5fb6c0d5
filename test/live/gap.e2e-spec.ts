import { AriClient } from 'nestjs-ari';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AsteriskServer } from '../asterisk/asterisk-server.js';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { describeOnAsterisk } from '../setup/describe-on-asterisk.js';
import { startLive, startSimulator, type AsteriskAccess } from './support/live-gateway.js';
import { View } from './support/view.js';

const WAIT = { timeout: 20_000, interval: 10 };
const SUBSCRIBERS = 100;
const CALLS = 5;
const ROOMY = { limits: { socketsPerUser: SUBSCRIBERS + 5 } };

/** Somebody else who makes calls on the same Asterisk. */
async function caller({ url, username, password }: AsteriskAccess): Promise<AriClient> {
  const client = new AriClient({ url, username, password, apps: 'live-caller' });
  onTestFinished(() => client.close());
  await client.connect();
  return client;
}

async function makeCalls(client: AriClient, prefix: string): Promise<string[]> {
  const ids = Array.from({ length: CALLS }, (_, index) => `${prefix}-${index}`);
  await Promise.all(
    ids.map((id) =>
      client.channels.originateWithId(id, {
        endpoint: 'Local/answer@default',
        app: 'live-caller',
        otherChannelId: `${id}-far`,
      }),
    ),
  );
  return ids.flatMap((id) => [id, `${id}-far`]).sort();
}

interface Restartable extends AsteriskAccess {
  readonly killAndRestart: () => Promise<void>;
}

function aRestartUnderSubscribers(start: () => Promise<Restartable>): void {
  it(
    `puts every view right again, of ${SUBSCRIBERS} subscribers, and tells each what it missed`,
    { timeout: 120_000 },
    async () => {
      const asterisk = await start();
      const client = await caller(asterisk);
      const before = await makeCalls(client, 'before');
      const { url } = await startLive(asterisk, { app: 'live-views', gateway: ROOMY });
      const views = await Promise.all(Array.from({ length: SUBSCRIBERS }, () => View.of(url, 'root', 'channels')));
      await vi.waitFor(() => {
        for (const view of views) expect(view.keys).toEqual(before);
      }, WAIT);

      // Something that is told of before the gap, under the epoch of that time.
      await client.channels.hangup('before-0');
      const left = before.filter((id) => !id.startsWith('before-0'));
      await vi.waitFor(() => {
        for (const view of views) expect(view.keys).toEqual(left);
      }, WAIT);

      await asterisk.killAndRestart();
      const returned = performance.now();
      await vi.waitFor(() => {
        for (const view of views) expect(view.keys).toEqual([]);
      }, WAIT);
      console.info(`every view was right ${Math.round(performance.now() - returned)} ms after Asterisk was back`);

      for (const view of views) {
        const deleted = view.pushes.filter(({ action }) => action === 'delete');
        expect(deleted.flatMap(({ pk, lost }) => (lost === true ? [String(pk)] : [])).sort()).toEqual(left);
        expect(deleted.map(({ pk }) => String(pk)).sort()).toEqual(before);
        expect(view.knowsOfGap).toBe(true);
      }
      await vi.waitFor(() => expect(client.status).toBe('connected'), WAIT);
      const after = await makeCalls(client, 'after');
      await vi.waitFor(() => {
        for (const view of views) expect(view.keys).toEqual(after);
      }, WAIT);
      const { socket, pushes } = views[0] as View;
      const last = pushes.at(-1);
      const from = (since: object): object => ({ data: { since, snapshot: true } });
      expect(await socket.ask('channels', 'subscribe', from({ epoch: last?.epoch, seq: last?.seq }))).toMatchObject({
        response_status: 200,
        data: { recovered: true },
      });
      expect(
        await socket.ask('channels', 'subscribe', from({ epoch: pushes[0]?.epoch, seq: pushes[0]?.seq })),
      ).toMatchObject({
        response_status: 200,
        data: { recovered: false, snapshot: { next: null } },
      });
    },
  );
}

describe('a restart of the simulated Asterisk', () => {
  aRestartUnderSubscribers(async () => {
    const asterisk = await startSimulator();
    const { url, username, password } = asterisk;
    return { url, username, password, killAndRestart: () => asterisk.faults.restart({ downMs: 300 }) };
  });
});

describeOnAsterisk('a restart of the real Asterisk', () => {
  aRestartUnderSubscribers(async () => {
    const server = await AsteriskServer.start();
    onTestFinished(() => server.stop());
    const { url } = server;
    return {
      url,
      username: 'ari',
      password: 'ari',
      killAndRestart: async () => {
        await server.kill();
        await server.restart();
      },
    };
  });
});

describe('a cut of the event socket', () => {
  it(
    'shows rows as stale until they are compared, and finds what ended and what came',
    { timeout: 60_000 },
    async () => {
      const asterisk = await startSimulator();
      const stays = await asterisk.call({ from: '1001', exten: 'answer' });
      const ends = await asterisk.call({ from: '1002', exten: 'answer' });
      const { url } = await startLive(asterisk, { app: 'live-cut' });
      const view = await View.of(url, 'root', 'channels');
      await vi.waitFor(() => expect(view.keys).toHaveLength(2), WAIT);
      expect(view.keys).toContain(stays.channelId);

      await asterisk.faults.refuseConnections();
      const { socket } = view;
      await vi.waitFor(async () => {
        expect(await socket.ask('channels', 'list')).toMatchObject({ data: [{ stale: true }, { stale: true }] });
      }, WAIT);
      expect(await socket.ask('channels', 'retrieve', { pk: stays.channelId, data: { fresh: true } })).toMatchObject({
        response_status: 503,
      });
      await ends.hangup();
      const came = await asterisk.call({ from: '1003', exten: 'answer' });
      expect(view.keys).toContain(ends.channelId);
      await asterisk.faults.acceptConnections();

      await vi.waitFor(() => expect(view.keys).toEqual([stays.channelId, came.channelId].sort()), WAIT);
      expect(view.pushes).toContainEqual(expect.objectContaining({ action: 'delete', pk: ends.channelId, lost: true }));
      expect(view.knowsOfGap).toBe(true);
      const { data } = await socket.ask('channels', 'list');
      expect((data as { stale: boolean }[]).map(({ stale }) => stale)).toEqual([false, false]);
    },
  );

  it('is not waited for by those who ask before Asterisk was ever reached', { timeout: 60_000 }, async () => {
    const asterisk = await startSimulator();
    await asterisk.faults.refuseConnections();
    const { startGateway } = await import('../gateway/support/started-gateway.js');
    const { AriModule } = await import('nestjs-ari');
    const { AriLiveModule } = await import('nestjs-ari/live');
    const { url } = await startGateway({
      providers: [],
      imports: [
        AriModule.forRoot({
          url: asterisk.url,
          username: 'ari',
          password: 'ari',
          apps: 'live-late',
          subscribeAll: true,
        }),
        AriLiveModule.forRoot(),
      ],
    });
    const socket = await GatewaySocket.open(url, 'root');
    expect(await socket.ask('channels', 'list')).toMatchObject({
      response_status: 503,
      errors: ['Asterisk has not been reached yet.'],
    });
    await asterisk.faults.acceptConnections();
    await vi.waitFor(
      async () => expect(await socket.ask('channels', 'list')).toMatchObject({ response_status: 200, data: [] }),
      WAIT,
    );
  });
});
