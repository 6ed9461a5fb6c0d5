import { Module } from '@nestjs/common';
import { AriController, AriModule, OnStasisStart } from 'nestjs-ari';
import { AriDataModule } from 'nestjs-ari/data';
import { AriHistoryModule, CallHistory, type CallLegRecord } from 'nestjs-ari/history';
import { AriResourcesModule, CommandRunner, type ResourceUser } from 'nestjs-ari/resources';
import { expect, it, vi } from 'vitest';
import { describeOnBoth } from '../../sample/support/describe-on-both.js';
import { RunningSample } from '../../sample/support/running-sample.js';
import { unique } from '../client/support/call-of-a-test.js';

const WAIT = { timeout: 20_000, interval: 20 };
const ACME: ResourceUser = { id: 'ada', tenant: 'acme' };
const UMBRELLA: ResourceUser = { id: 'bob', tenant: 'umbrella' };
const ROOT: ResourceUser = { id: 'root', allTenants: true };

/** Calls of two tenants: whose a channel is stands at the beginning of its id, also of the second half of a Local channel. */
async function recorded() {
  const app = unique('tenants');

  @AriController({ app })
  class Calls {
    @OnStasisStart({ origin: 'any' })
    begin(): void {}
  }

  @Module({
    providers: [Calls],
    imports: [
      AriModule.forRoot({ url: 'http://localhost:8088', username: 'ari', password: 'secret' }),
      AriDataModule.forRoot({ memory: {} }),
      AriHistoryModule.forRoot({ interval: 20, tenant: ({ id }) => /^(acme|umbrella)-/.exec(id)?.[1] }),
      AriResourcesModule.forRoot({
        can: () => true,
        tenantOf: ({ tenant }: { readonly tenant?: string }) => tenant,
      }),
    ],
  })
  class TenantsModule {}

  const sample = await RunningSample.start(TenantsModule);
  const { client } = sample;
  const entered = new Set<string>();
  client.on('StasisStart', ({ channel }) => entered.add(channel.id));
  await client.applications.subscribe(app, { eventSource: ['channel:', 'bridge:'] });
  const history = sample.app.get(CallHistory, { strict: false });
  const commands = sample.app.get(CommandRunner, { strict: false });

  let calls = 0;
  const call = async (tenant: string, who: string, number: string): Promise<string> => {
    const id = `${tenant}-${(calls += 1)}-${app}`;
    await client.channels.originateWithId(id, {
      endpoint: 'Local/answer@default',
      app,
      otherChannelId: `${id}-other`,
    });
    // One that is up need not have entered yet, and nobody can set anything of it before.
    await sample.until(() => entered.has(id), `${id} did not enter`);
    await client.channels.setChannelVar(id, { variable: 'CALLERID(num)', value: number });
    await client.channels.setChannelVar(id, { variable: 'CALLERID(name)', value: who });
    return id;
  };
  const bridged = async (...ids: string[]): Promise<void> => {
    const bridge = await client.bridges.create({ type: 'mixing' });
    for (const id of ids) await bridge.addChannel(id);
  };
  const listed = async (user: ResourceUser, stream: string, data: object = {}): Promise<readonly CallLegRecord[]> => {
    await history.flush();
    const { status, data: rows } = await commands.run({ user, stream, action: 'list', data, door: 'test' });
    expect(status).toBe(200);
    return rows as readonly CallLegRecord[];
  };
  const leg = async (user: ResourceUser, id: string): Promise<CallLegRecord> => {
    await history.flush();
    const answer = await commands.run({ user, stream: 'callLegs', action: 'retrieve', pk: id, door: 'test' });
    return answer.data as CallLegRecord;
  };
  const connected = (id: string, number: string): Promise<void> =>
    vi.waitFor(async () => expect((await leg(ROOT, id)).connected).toBe(number), WAIT);
  return { sample, client, call, bridged, listed, leg, connected };
}

describeOnBoth(
  'the number of the other party, in the history,',
  () => {
    it('is shown to those who see that party, and to nobody of another tenant', { timeout: 90_000 }, async () => {
      const { sample, client, call, bridged, listed, leg, connected } = await recorded();
      const hers = await call('acme', 'Lovelace', '1815');
      const his = await call('umbrella', 'Boyle', '1627');
      await bridged(hers, his);
      await connected(hers, '1627');
      await connected(his, '1815');
      const look = async (): Promise<void> => {
        const [acme, umbrella] = [
          JSON.stringify(await listed(ACME, 'callLegs')),
          JSON.stringify(await listed(UMBRELLA, 'callLegs')),
        ];
        expect(acme).toContain('1815');
        expect(umbrella).toContain('1627');
        for (const secret of ['1627', 'Boyle']) expect(acme).not.toContain(secret);
        for (const secret of ['1815', 'Lovelace']) expect(umbrella).not.toContain(secret);
        for (const stream of ['calls', 'callLegs']) {
          expect(await listed(ACME, stream, { search: '1627' })).toEqual([]);
          expect(await listed(ACME, stream, { caller: '1627' })).toEqual([]);
        }
        expect(await leg(ACME, hers)).not.toHaveProperty('connected');
        expect(JSON.stringify(await leg(ROOT, hers))).toContain('1627');
      };
      await look();
      // It does not end with the call.
      for (const id of [hers, his]) await client.channels.hangup(id);
      await sample.untilEvent('ChannelDestroyed', 4);
      await vi.waitFor(async () => expect((await leg(ROOT, hers)).endedAt).toBeDefined(), WAIT);
      await look();
    });

    it('is shown where both are of one tenant', { timeout: 90_000 }, async () => {
      const { call, bridged, leg, connected } = await recorded();
      const hers = await call('acme', 'Lovelace', '1815');
      const colleague = await call('acme', 'Babbage', '1791');
      await bridged(hers, colleague);
      await connected(hers, '1791');
      await connected(colleague, '1815');
      expect(await leg(ACME, hers)).toMatchObject({ caller: '1815', connected: '1791' });
      expect(await leg(ACME, colleague)).toMatchObject({ caller: '1791', connected: '1815' });
    });
  },
  { extensions: {} },
);
