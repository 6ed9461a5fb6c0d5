import { expect, it, onTestFinished } from 'vitest';
import type { AriClient, AriClientOptions, Application } from 'nestjs-ari/client';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { ownAsterisk } from '../support/clients-of-a-test.js';
import type { AsteriskDetails } from '../../setup/asterisk-details.js';
import { asteriskClient, bySomebodyElse } from '../entities/support/asterisk-call.js';
import { nextStatus } from '../support/status-of-a-client.js';
import { CuttableLine } from '../entities/support/cuttable-line.js';
import {
  ALLOWED,
  allowed,
  expectEverything,
  expectOfAll,
  expectWithoutACall,
  OF_ALL,
  setByHand,
  WITHOUT_A_CALL,
} from './support/set-by-hand.js';

const CUTS = process.env['SOAK'] === '1' ? 100 : 5;
const WAYS: readonly Partial<AriClientOptions>[] = [
  {},
  { transport: 'websocket' },
  { transport: 'websocket', websocket: { socket: 'events' } },
  { eventFilter: 'auto' },
];

/** Where an Asterisk is: that of the run, or one of the test's own. */
type Address = Pick<AsteriskDetails, 'url' | 'username' | 'password' | 'httpPort'>;

async function cuttable(options: Partial<AriClientOptions>, asterisk: Address = requireAsterisk()) {
  const line = await CuttableLine.to(asterisk.httpPort);
  onTestFinished(() => line.end());
  const { username, password } = asterisk;
  const reconnect = { first: 5, most: 20 };
  const client = await asteriskClient({ url: line.url, username, password, reconnect, ...options });
  return { line, client };
}

/** Cuts the line and mends it; resolves when the client has been connected again. */
async function cut(line: CuttableLine, client: AriClient): Promise<void> {
  const again = new Promise<void>((resolve) => {
    const following = client.statusChanges.subscribe(({ status }) => {
      if (status !== 'connected') return;
      following.unsubscribe();
      resolve();
    });
  });
  line.cut();
  line.mend();
  await again;
  await client.connect();
}

/** The same as seen by somebody else, who does not use the line. */
async function seen(app: string, asterisk: Address = requireAsterisk()): Promise<Application> {
  const { url, username, password } = asterisk;
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const answer = await fetch(`${url}/applications/${app}`, { headers: { authorization } });
  return (await answer.json()) as Application;
}

// A reconnect cleared the filter, and a cut ended some of the subscriptions.
describeOnAsterisk.each(WAYS)('what an application sets by hand: %o', (way) => {
  it(`is in force after ${CUTS} cuts: a filter and five kinds of subscription`, async () => {
    // One of its own: a cut socket with subscriptions to device states may lock it up for everybody.
    const asterisk = await ownAsterisk();
    const { line, client } = await cuttable(way, asterisk);
    const [app = ''] = client.apps;
    const bridge = await client.bridges.create({ type: 'mixing' });
    const call = await client.channels.originate({
      endpoint: 'Local/stay@default',
      context: 'default',
      extension: 'stay',
    });
    await setByHand(client, app, [`channel:${call.id}`, `bridge:${bridge.id}`, ...WITHOUT_A_CALL]);
    for (const eventSource of OF_ALL) await client.applications.subscribe(app, { eventSource });
    expectOfAll(await seen(app, asterisk));
    for (let cuts = 0; cuts < CUTS; cuts += 1) {
      await cut(line, client);
      expectEverything(await seen(app, asterisk), call.id, bridge.id);
    }
  });

  it('is in force after a restart of Asterisk: the filter and what is subscribed to without a call', async () => {
    const asterisk = await ownAsterisk();
    const { client } = await cuttable(way, asterisk);
    const [app = ''] = client.apps;
    await setByHand(client, app, WITHOUT_A_CALL);
    const lost = nextStatus(client, 'reconnecting');
    await asterisk.kill();
    await lost;
    const back = nextStatus(client, 'connected');
    await asterisk.restart();
    await back;
    await client.connect();
    expectWithoutACall(await seen(app, asterisk));
  });

  it('is in force right after `await connect()`, and as soon as it is connected', async () => {
    const client = await asteriskClient(way);
    const [app = ''] = client.apps;
    await client.applications.filter(app, { filter: { allowed: ALLOWED.map((type) => ({ type })) } });
    await expect.poll(async () => allowed(await seen(app))).toEqual(ALLOWED);
  });

  it('is forgotten when it is taken back', async () => {
    const { line, client } = await cuttable(way);
    const [app = ''] = client.apps;
    const eventSource = 'endpoint:PJSIP/sipp';
    await client.applications.subscribe(app, { eventSource });
    await client.applications.unsubscribe(app, { eventSource });
    await client.applications.filter(app, { filter: { allowed: [{ type: 'StasisStart' }, { type: 'RESTResponse' }] } });
    await client.applications.filter(app, { filter: { allowed: [], disallowed: [] } });
    await cut(line, client);
    const now = await seen(app);
    expect(now.endpoint_ids).toEqual([]);
    expect(allowed(now)).not.toEqual(['RESTResponse', 'StasisStart']);
  });

  it('does not ask for a channel or a bridge that has ended meanwhile, and reports nothing', async () => {
    const { line, client } = await cuttable(way);
    const [app = ''] = client.apps;
    const bridge = await client.bridges.create({ type: 'mixing' });
    await client.applications.subscribe(app, { eventSource: `bridge:${bridge.id}` });
    const reported: unknown[] = [];
    client.errors.subscribe((error) => reported.push(error));
    const again = nextStatus(client, 'connected');
    line.cut();
    await bySomebodyElse('DELETE', `bridges/${bridge.id}`);
    line.mend();
    await again;
    await client.connect();
    expect(reported.filter((error) => (error as { kind: string }).kind === 'subscription')).toEqual([]);
  });
});
