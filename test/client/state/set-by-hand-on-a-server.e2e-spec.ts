import { expect, it, vi } from 'vitest';
import type { AriServer, Application, StasisStart } from 'nestjs-ari/client';
import type { AsteriskServer } from '../../asterisk/asterisk-server.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { ownAsterisk } from '../support/clients-of-a-test.js';
import { CuttableLine } from '../server/support/cuttable-line.js';
import { asked, callInto, serverFor, serverOnALine } from '../server/support/server-of-a-test.js';
import {
  expectEverything,
  expectOfAll,
  expectWithoutACall,
  OF_ALL,
  setByHand,
  WITHOUT_A_CALL,
} from './support/set-by-hand.js';

const CUTS = process.env['SOAK'] === '1' ? 100 : 3;
const APP = 'persistent-app';
// Asterisk connects again after half a second.
const PATIENCE = { timeout: 20_000 };

/** The application as Asterisk shows it to somebody else. */
async function seen(asterisk: AsteriskServer, app = APP): Promise<Application> {
  const { body } = await asked(asterisk, `applications/${encodeURIComponent(app)}`);
  return JSON.parse(body) as Application;
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
    await setByHand(server, APP, [`channel:${call.id}`, `bridge:${bridge.id}`, ...WITHOUT_A_CALL, ...OF_ALL]);
    for (let cuts = 0; cuts < CUTS; cuts += 1) {
      await connectedAgain(server, () => line.cut());
      await vi.waitFor(async () => {
        expectEverything(await seen(asterisk), call.id, bridge.id);
      }, PATIENCE);
    }
  }, 300_000);

  it('is in force after a restart of Asterisk: the filter and what is subscribed to without a call', async () => {
    const { asterisk, server } = await serverOnALine();
    await setByHand(server, APP, WITHOUT_A_CALL);
    await connectedAgain(server, async () => {
      await asterisk.kill();
      await vi.waitFor(() => expect(server.status).toBe('reconnecting'), PATIENCE);
      await asterisk.restart();
    });
    await vi.waitFor(async () => {
      expectWithoutACall(await seen(asterisk));
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
    await setByHand(server, application, [...WITHOUT_A_CALL, ...OF_ALL]);
    for (let cuts = 0; cuts < 10; cuts += 1) {
      const connections = line.connections;
      line.cut();
      await vi.waitFor(() => expect(line.connections).toBeGreaterThan(connections), PATIENCE);
      await vi.waitFor(async () => {
        const now = await seen(asterisk, application);
        expectWithoutACall(now);
        expectOfAll(now);
      }, PATIENCE);
    }
    expect(channel.signal.aborted).toBe(false);
  }, 120_000);
});
