import { expect, it, vi } from 'vitest';
import type { AriServer, Application, StasisStart } from 'nestjs-ari/client';
import type { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { ownAsterisk } from '../support/clients-of-a-test.js';
import { CuttableLine } from '../server/support/cuttable-line.js';
import { asked, callInto, serverFor, serverOnALine } from '../server/support/server-of-a-test.js';

const CUTS = process.env['SOAK'] === '1' ? 100 : 3;
const APP = 'persistent-app';
const ALLOWED = ['ChannelDtmfReceived', 'ChannelUserevent', 'RESTResponse', 'StasisEnd', 'StasisStart'];
/**
 * Subscriptions to all objects of a kind, which end with the socket; and how Asterisk shows them. They come last: single ones
 * after them are taken, and not shown.
 */
const OF_ALL = ['channel:', 'bridge:', 'endpoint:'];
const EVERY_ONE = ['__AST_CHANNEL_ALL_TOPIC', '__AST_BRIDGE_ALL_TOPIC', '__AST_ENDPOINT_ALL_TOPIC'];
const WITHOUT_A_CALL = ['endpoint:PJSIP', 'endpoint:PJSIP/sipp', 'deviceState:Stasis:by-hand'];
// Asterisk connects again after half a second.
const PATIENCE = { timeout: 20_000 };

/** The application as Asterisk shows it to somebody else. */
async function seen(asterisk: AsteriskServer, app = APP): Promise<Application> {
  const { body } = await asked(asterisk, `applications/${encodeURIComponent(app)}`);
  return JSON.parse(body) as Application;
}

function allowed({ events_allowed }: Application): readonly string[] {
  return events_allowed.map(({ type }) => type).sort();
}

function ofAll({ channel_ids, bridge_ids, endpoint_ids }: Application): readonly string[] {
  return [...channel_ids, ...bridge_ids, ...endpoint_ids].filter((id) => id.startsWith('__AST_'));
}

/** Subscribes to these, and sets a filter. */
async function setByHand(server: AriServer, sources: readonly string[], app = APP): Promise<void> {
  for (const eventSource of sources) await server.applications.subscribe(app, { eventSource });
  await server.applications.filter(app, { filter: { allowed: ALLOWED.map((type) => ({ type })) } });
}

/** Does something to the connection; resolves when the server is connected again. */
async function connectedAgain(server: AriServer, after: () => Promise<void> | void): Promise<void> {
  const statuses: string[] = [];
  const following = server.statusChanges.subscribe(({ status }) => statuses.push(status));
  await after();
  await vi.waitFor(() => expect(statuses.at(-1)).toBe('connected'), PATIENCE);
  following.unsubscribe();
}

describeOnAsterisk("what an application sets by hand over Asterisk's own socket", () => {
  it(`is in force after ${CUTS} cuts: a filter and five kinds of subscription`, async () => {
    const { asterisk, server, line } = await serverOnALine();
    const bridge = await server.bridges.create({ type: 'mixing' });
    const call = await server.channels.originate({
      endpoint: 'Local/stay@default',
      context: 'default',
      extension: 'stay',
    });
    await setByHand(server, [`channel:${call.id}`, `bridge:${bridge.id}`, ...WITHOUT_A_CALL, ...OF_ALL]);
    for (let cuts = 0; cuts < CUTS; cuts += 1) {
      await connectedAgain(server, () => line.cut());
      await vi.waitFor(async () => {
        const now = await seen(asterisk);
        expect(allowed(now)).toEqual(ALLOWED);
        expect(ofAll(now)).toEqual(EVERY_ONE);
        expect(now.channel_ids).toContain(call.id);
        expect(now.bridge_ids).toContain(bridge.id);
        expect(now.endpoint_ids).toEqual(expect.arrayContaining(['PJSIP/sipp', 'PJSIP']));
        expect(now.device_names).toContain('Stasis:by-hand');
      }, PATIENCE);
    }
  }, 300_000);

  it('is in force after a restart of Asterisk: the filter and what is subscribed to without a call', async () => {
    const { asterisk, server } = await serverOnALine();
    await setByHand(server, WITHOUT_A_CALL);
    await connectedAgain(server, async () => {
      await asterisk.kill();
      await vi.waitFor(() => expect(server.status).toBe('reconnecting'), PATIENCE);
      await asterisk.restart();
    });
    await vi.waitFor(async () => {
      const now = await seen(asterisk);
      expect(allowed(now)).toEqual(ALLOWED);
      expect(now.endpoint_ids).toEqual(expect.arrayContaining(['PJSIP/sipp', 'PJSIP']));
      expect(now.device_names).toContain('Stasis:by-hand');
    }, PATIENCE);
  }, 60_000);

  it('is in force after ten cuts of the socket of a single call', async () => {
    const asterisk = await ownAsterisk();
    const server = serverFor({ port: 0, absence: { call: 20_000 } });
    await server.listen();
    const line = await CuttableLine.lay(asterisk.outboundPort, () => server.port ?? 0);
    const entered = new Promise<StasisStart>((resolve) => server.once('StasisStart', resolve));
    await callInto(asterisk, 'percall', 'call-1');
    const { application, channel } = await entered;
    await setByHand(server, [...WITHOUT_A_CALL, ...OF_ALL], application);
    for (let cuts = 0; cuts < 10; cuts += 1) {
      const connections = line.connections;
      line.cut();
      await vi.waitFor(() => expect(line.connections).toBeGreaterThan(connections), PATIENCE);
      await vi.waitFor(async () => {
        const now = await seen(asterisk, application);
        expect(allowed(now)).toEqual(ALLOWED);
        expect(ofAll(now)).toEqual(EVERY_ONE);
        expect(now.endpoint_ids).toEqual(expect.arrayContaining(['PJSIP/sipp', 'PJSIP']));
        expect(now.device_names).toContain('Stasis:by-hand');
      }, PATIENCE);
    }
    expect(channel.signal.aborted).toBe(false);
  }, 120_000);
});
