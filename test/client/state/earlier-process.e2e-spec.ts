import { expect, it, onTestFinished } from 'vitest';
import { AriClient, type Application } from 'nestjs-ari/client';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { WAYS, type Way } from '../command-socket/support/ways.js';
import { CuttableLine } from '../entities/support/cuttable-line.js';
import { SILENT } from '../entities/support/silent-logger.js';
import { unique } from '../support/call-of-a-test.js';
import { asteriskClient } from '../support/clients-of-a-test.js';

const SOURCES = ['endpoint:PJSIP', 'endpoint:PJSIP/sipp', 'deviceState:Stasis:left', 'deviceState:Stasis:wanted'];

/** A process that subscribed an application and a bridge, and ended without closing: its line is cut for good. */
async function endedProcess(app: string, exclusive: boolean, way: Way['options']): Promise<string> {
  const { url, username, password } = requireAsterisk();
  const line = await CuttableLine.to(Number(new URL(url).port));
  onTestFinished(() => line.end());
  const client = new AriClient({ url: line.url, username, password, apps: app, exclusive, logger: SILENT, ...way });
  onTestFinished(() => client.close());
  await client.connect();
  const bridge = await asteriskClient().bridges.create({ type: 'mixing' });
  onTestFinished(() => asteriskClient().bridges.destroy(bridge.id));
  for (const eventSource of [...SOURCES, `bridge:${bridge.id}`]) {
    await client.applications.subscribe(app, { eventSource });
  }
  line.cut();
  return bridge.id;
}

async function state(client: AriClient): Promise<Application> {
  return client.applications.get(client.apps[0] ?? '');
}

describeOnAsterisk.each(WAYS)('what a process left that ended without closing, $name', ({ options }) => {
  it('is ended where its mark shows it: all but what this process wants, and bridges', async () => {
    const app = unique('left');
    const bridge = await endedProcess(app, true, options);
    const subscriptions = ['deviceState:Stasis:wanted'];
    const client = asteriskClient({ apps: app, exclusive: true, subscriptions, ...options });
    await client.connect();
    const { endpoint_ids, device_names, bridge_ids } = await state(client);
    expect({ endpoint_ids, device_names }).toEqual({ endpoint_ids: [], device_names: ['Stasis:wanted'] });
    expect(bridge_ids).toContain(bridge);
  });

  it('stays where there is no mark: somebody may have set it on purpose', async () => {
    const app = unique('left');
    await endedProcess(app, false, options);
    const client = asteriskClient({ apps: app, exclusive: true, ...options });
    await client.connect();
    const { endpoint_ids, device_names } = await state(client);
    expect([...endpoint_ids].sort()).toEqual(['PJSIP', 'PJSIP/sipp']);
    expect([...device_names].sort()).toEqual(['Stasis:left', 'Stasis:wanted']);
  });
});
