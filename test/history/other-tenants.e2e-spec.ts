import { Module } from '@nestjs/common';
import { AriController, AriModule, OnStasisStart } from 'nestjs-ari';
import { AriDataModule } from 'nestjs-ari/data';
import { AriHistoryModule, CallHistory, type AriHistoryOptions, type CallLegRecord } from 'nestjs-ari/history';
import { AriResourcesModule, CommandRunner, type ResourceUser } from 'nestjs-ari/resources';
import { expect, it, vi } from 'vitest';
import { describeOnBoth } from '../../sample/support/describe-on-both.js';
import { RunningSample } from '../../sample/support/running-sample.js';
import { unique } from '../client/support/call-of-a-test.js';

const WAIT = { timeout: 20_000, interval: 20 };
const ACME: ResourceUser = { id: 'ada', tenant: 'acme' };
const UMBRELLA: ResourceUser = { id: 'bob', tenant: 'umbrella' };
const ROOT: ResourceUser = { id: 'root', allTenants: true };

type TenantOf = NonNullable<AriHistoryOptions['tenant']>;

/** Whose a channel is stands at the beginning of its id, also of the second half of a Local channel. */
const BY_ID: TenantOf = ({ id }) => /^(acme|umbrella)-/.exec(id)?.[1];

/** Calls of two tenants. */
async function recorded(tenant = BY_ID) {
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
      AriHistoryModule.forRoot({ interval: 20, tenant, variables: ['CUSTOMER'] }),
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

    it(
      'is not told by the call: variables, recordings and ids are those of its tenant',
      { timeout: 90_000 },
      async () => {
        const { sample, client, call, bridged, listed, leg } = await recorded();
        const hers = await call('acme', 'Lovelace', '1815');
        const his = await call('umbrella', 'Boyle', '1627');
        const recording = unique('his-recording');
        await client.channels.setChannelVar(his, { variable: 'CUSTOMER', value: 'his customer' });
        await client.channels.setChannelVar(hers, { variable: 'CUSTOMER', value: 'her customer' });
        // Setting a variable would wait for it.
        await client.channels.record(his, { name: recording, format: 'wav' });
        await sample.untilEvent('RecordingStarted');
        await client.recordings.stop(recording);
        await sample.untilEvent('RecordingFinished');
        await bridged(hers, his);
        await vi.waitFor(async () => expect(await leg(ROOT, his)).toMatchObject({ partOf: hers }), WAIT);
        const look = async (): Promise<void> => {
          const seenBy = async (user: ResourceUser): Promise<string> =>
            JSON.stringify([await listed(user, 'calls'), await listed(user, 'callLegs')]);
          const [acme, umbrella, root] = [await seenBy(ACME), await seenBy(UMBRELLA), await seenBy(ROOT)];
          expect(root).toContain(his);
          for (const own of [hers, 'her customer']) expect(acme).toContain(own);
          for (const secret of [his, 'his customer', recording]) expect(acme).not.toContain(secret);
          expect(umbrella).toContain(his);
          for (const secret of [hers, 'her customer']) expect(umbrella).not.toContain(secret);
          // Nor can it be looked for, although the names of channels can be guessed.
          for (const data of [{ callId: hers }, { 'callId:lt': 'acme-z' }]) {
            expect(await listed(UMBRELLA, 'callLegs', data), JSON.stringify(data)).toEqual([]);
          }
          expect((await listed(UMBRELLA, 'callLegs', { callId: his })).map(({ id }) => id)).toContain(his);
          expect((await listed(ACME, 'callLegs', { callId: hers })).map(({ id }) => id)).toContain(hers);
        };
        await look();
        for (const id of [hers, his]) await client.channels.hangup(id);
        await sample.untilEvent('ChannelDestroyed', 4);
        await look();
      },
    );

    it('belongs to whom the channel belongs at last', { timeout: 90_000 }, async () => {
      const { client, call, listed } = await recorded(({ accountcode }) => accountcode);
      const id = await call('nobody', 'Lovelace', '1815');
      const owners = async (): Promise<object> => ({
        acme: (await listed(ACME, 'calls')).length,
        umbrella: (await listed(UMBRELLA, 'calls')).length,
      });
      expect(await owners()).toEqual({ acme: 0, umbrella: 0 });
      for (const [account, number, seen] of [
        ['acme', '1', { acme: 1, umbrella: 0 }],
        ['umbrella', '2', { acme: 0, umbrella: 1 }],
      ] as const) {
        await client.channels.setChannelVar(id, { variable: 'CHANNEL(accountcode)', value: account });
        // It has no event of its own: the next one shows it.
        await client.channels.setChannelVar(id, { variable: 'CALLERID(num)', value: number });
        await vi.waitFor(async () => expect(await owners()).toEqual(seen), WAIT);
      }
      await client.channels.hangup(id);
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
