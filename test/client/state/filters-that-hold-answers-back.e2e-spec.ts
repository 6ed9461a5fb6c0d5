import { expect, it, vi } from 'vitest';
import type { Ari } from 'nestjs-ari/client';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { serverOnALine } from '../server/support/server-of-a-test.js';
import { unique } from '../support/call-of-a-test.js';
import { asteriskClient, failureOf } from '../support/clients-of-a-test.js';

const HELD_BACK = [
  [{ allowed: [{ type: 'StasisStart' }] }, 'filter.allowed'],
  [{ allowed: [{ type: 'StasisStart' }, { type: 'restresponse' }] }, 'filter.allowed'],
  [{ disallowed: [{ type: 'RESTResponse' }] }, 'filter.disallowed'],
  [{ allowed: [{ type: 'RESTResponse' }], disallowed: [{ type: 'RESTResponse' }] }, 'filter.disallowed'],
] as const;

const LET_THROUGH = [
  {},
  { allowed: [] },
  { allowed: [{ type: 'StasisStart' }, { type: 'RESTResponse' }] },
  { disallowed: [{ type: 'ChannelVarset' }] },
];

/** Sets every filter: those that hold answers back are refused, and the connection answers all the same. */
async function trial(client: Ari, app: string): Promise<void> {
  for (const [filter, parameter] of HELD_BACK) {
    expect(await failureOf(client.applications.filter(app, { filter }))).toMatchObject({
      code: 'ARI_INVALID_CALL',
      sent: 'no',
      parameter,
      message: expect.stringContaining('"RESTResponse"') as string,
    });
  }
  for (const filter of LET_THROUGH)
    expect(await client.applications.filter(app, { filter })).toMatchObject({ name: app });
  expect(await client.asterisk.ping()).toMatchObject({ ping: 'pong' });
}

describeOnAsterisk('an event filter that would hold back the answers of commands', () => {
  it('is refused where they come over the event socket', async () => {
    const app = unique('answers');
    const client = asteriskClient({ apps: app, transport: 'websocket', websocket: { socket: 'events' } });
    await client.connect();
    await trial(client, app);
  });

  it('is refused where Asterisk opened the socket; what is let through is in force after a cut', async () => {
    const { server, line } = await serverOnALine();
    const app = 'persistent-app';
    await trial(server, app);
    const filter = { disallowed: [{ type: 'ChannelVarset' }, { type: 'ChannelHold' }] };
    await server.applications.filter(app, { filter });
    await server.applications.subscribe(app, { eventSource: 'endpoint:PJSIP/sipp' });
    const statuses: string[] = [];
    server.statusChanges.subscribe(({ status }) => statuses.push(status));
    line.cut();
    await vi.waitFor(() => expect(statuses).toEqual(['reconnecting', 'connected']), { timeout: 45_000 });
    await vi.waitFor(
      async () => {
        const { events_disallowed, endpoint_ids } = await server.applications.get(app);
        expect(events_disallowed.map(({ type }) => type).sort()).toEqual(['ChannelHold', 'ChannelVarset']);
        expect(endpoint_ids).toContain('PJSIP/sipp');
      },
      { timeout: 45_000 },
    );
  });

  it('is set where they come over another one', async () => {
    for (const options of [{}, { transport: 'websocket' }] as const) {
      const app = unique('answers');
      const client = asteriskClient({ apps: app, ...options });
      await client.connect();
      for (const [filter] of HELD_BACK) await client.applications.filter(app, { filter });
      expect(await client.asterisk.ping()).toMatchObject({ ping: 'pong' });
    }
  });
});
