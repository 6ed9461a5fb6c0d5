import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AriClient } from 'nestjs-ari';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { startLive, startSimulator, type AsteriskAccess } from './support/live-gateway.js';

const WAIT = { timeout: 20_000, interval: 10 };

function everyStream(asterisk: () => Promise<AsteriskAccess>): void {
  it(
    'of Asterisk answers: device states, sounds, applications, endpoints, Asterisk itself',
    { timeout: 60_000 },
    async () => {
      const streams = ['channels', 'deviceStates', 'sounds', 'applications', 'endpoints', 'asterisk'] as const;
      const { url } = await startLive(await asterisk(), { app: 'live-streams', live: { streams } });
      const ada = await GatewaySocket.open(url, 'ada');
      const root = await GatewaySocket.open(url, 'root');

      await ada.ask('deviceStates', 'subscribe', { data: { snapshot: true } });
      const pk = `Stasis:live-${Date.now()}`;
      const made = await ada.ask('deviceStates', 'create', { data: { deviceName: pk, deviceState: 'INUSE' } });
      expect(made).toMatchObject({ response_status: 201, data: { name: pk, state: 'INUSE', tenant: 'acme' } });
      expect(await ada.ask('deviceStates', 'update', { pk, data: { deviceState: 'NOT_INUSE' } })).toMatchObject({
        response_status: 200,
      });
      expect(await ada.ask('deviceStates', 'retrieve', { pk })).toMatchObject({ data: { state: 'NOT_INUSE' } });
      expect(await ada.ask('deviceStates', 'update', { pk, data: { deviceState: 'ASLEEP' } })).toMatchObject({
        response_status: 422,
        errors: [{ deviceState: [expect.stringContaining('must be one of')] }],
      });
      expect(await ada.ask('deviceStates', 'delete', { pk })).toMatchObject({ response_status: 200, data: {} });
      await vi.waitFor(() => {
        expect(ada.pushes.filter((push) => push.pk === pk).map(({ action }) => action)).toEqual([
          'create',
          'update',
          'delete',
        ]);
      }, WAIT);

      const sounds = await ada.ask('sounds', 'list', { data: { lang: 'en', search: 'hello-world' } });
      expect(sounds).toMatchObject({ response_status: 200, data: [{ id: 'hello-world' }] });
      expect(await ada.ask('sounds', 'retrieve', { pk: 'hello-world', data: { fresh: true } })).toMatchObject({
        data: { id: 'hello-world' },
      });
      expect(await ada.ask('sounds', 'retrieve', { pk: 'no-such-sound' })).toMatchObject({ response_status: 404 });

      const own = await root.ask('applications', 'retrieve', { pk: 'live-streams', data: { fresh: true } });
      expect(own).toMatchObject({ response_status: 200, data: { name: 'live-streams' } });
      expect(
        await root.ask('applications', 'userEvent', { pk: 'live-streams', data: { eventName: 'Hello' } }),
      ).toMatchObject({ response_status: 200 });
      expect(await ada.ask('applications', 'list')).toMatchObject({ response_status: 200, data: [] });

      expect(await root.ask('endpoints', 'list', { data: { technology: 'NoSuch', fresh: true } })).toMatchObject({
        response_status: 200,
        data: [],
      });
      expect(await root.ask('asterisk', 'ping')).toMatchObject({ response_status: 200, data: { ping: 'pong' } });
      expect(await root.ask('asterisk', 'info', { data: { only: ['status'] } })).toMatchObject({
        response_status: 200,
      });
      expect(await root.ask('mailboxes', 'list')).toMatchObject({ response_status: 404 });
    },
  );

  it(
    'shows without `subscribeAll` the calls of its applications alone, while they are there',
    { timeout: 60_000 },
    async () => {
      const access = await asterisk();
      const other = new AriClient({ ...pick(access), apps: 'live-elsewhere' });
      onTestFinished(() => other.close());
      await other.connect();
      const elsewhere = await other.originate('Local/answer@default');
      onTestFinished(() => elsewhere.hangup({ ifGone: 'ignore' }));
      const { url } = await startLive(access, { app: 'live-narrow', ari: { subscribeAll: false } });
      const root = await GatewaySocket.open(url, 'root');
      await root.ask('channels', 'subscribe', { data: { snapshot: true } });
      const created = await root.ask('channels', 'create', { data: { endpoint: 'Local/answer@default' } });
      const { id: pk } = created.data as { id: string };
      await vi.waitFor(async () => {
        expect(await root.ask('channels', 'retrieve', { pk })).toMatchObject({
          data: { application: 'live-narrow', state: 'Up' },
        });
      }, WAIT);
      const { data } = await root.ask('channels', 'list', { data: { fresh: true } });
      const ids = (data as { id: string }[]).map(({ id }) => id);
      expect(ids).toContain(pk);
      expect(ids).not.toContain(elsewhere.id);
      expect(
        await root.ask('channels', 'continue', { pk, data: { context: 'default', extension: 'answer', priority: 1 } }),
      ).toMatchObject({
        response_status: 200,
      });
      // The application that made it goes on hearing of it.
      await vi.waitFor(async () => {
        const { data: row } = await root.ask('channels', 'retrieve', { pk });
        expect(row).toMatchObject({ id: pk });
        expect(row).not.toHaveProperty('application');
      }, WAIT);
      await other.channels.hangup(pk);
      await vi.waitFor(() => expect(toldOf(root, pk).at(-1)).toBe('delete'), WAIT);
      expect(toldOf(root, pk).filter((action) => action !== 'update')).toEqual(['create', 'delete']);

      // Of one that came in from the dialplan, nothing more is heard when it leaves.
      const caller = await other.originate('Local/app-live-narrow@default', { app: 'live-elsewhere' });
      onTestFinished(() => caller.hangup({ ifGone: 'ignore' }));
      const within = `${caller.id};2`;
      await vi.waitFor(async () => {
        expect(await root.ask('channels', 'retrieve', { pk: within })).toMatchObject({
          data: { application: 'live-narrow' },
        });
      }, WAIT);
      const onward = { context: 'default', extension: 'answer', priority: 1 };
      await root.ask('channels', 'continue', { pk: within, data: onward });
      await vi.waitFor(() => expect(toldOf(root, within).at(-1)).toBe('delete'), WAIT);
      expect(await root.ask('channels', 'retrieve', { pk: within })).toMatchObject({ response_status: 404 });
    },
  );
}

function toldOf({ pushes }: GatewaySocket, pk: string): string[] {
  return pushes.filter((push) => push.pk === pk).map(({ action }) => action);
}

function pick({ url, username, password }: AsteriskAccess): AsteriskAccess {
  return { url, username, password };
}

describe('every stream, on the simulator,', () => everyStream(() => startSimulator()));

describeOnAsterisk('every stream, on the real Asterisk,', () => everyStream(async () => requireAsterisk()));
