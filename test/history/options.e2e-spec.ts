import 'reflect-metadata';
import { Test, type TestingModule } from '@nestjs/testing';
import { AriModule, getAriToken } from 'nestjs-ari';
import { AriDataModule, DataConfigurationException, type AriDataOptions } from 'nestjs-ari/data';
import { AriHistoryModule, CallHistory, type AriHistoryOptions } from 'nestjs-ari/history';
import { channelFields, FakeAri } from 'nestjs-ari/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { embeddedPlace, OPENING, PATIENCE, postgresqlPlace, type DatabasePlace } from '../data/support/databases.js';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';

const QUERY = { filters: [], order: [], limit: 100, offset: 0, count: false };
const SERVER = { url: 'http://localhost:8088', username: 'ari', password: 'secret' };

/** An application whose connections are fakes, with options that another provider makes. */
async function started(options: AriHistoryOptions, data: AriDataOptions = { memory: {} }, names = ['default']) {
  const fakes = names.map((name) => new FakeAri({ name, apps: [`app-${name}`] }));
  const connections = names.map((name) => AriModule.forRoot(name === 'default' ? SERVER : { ...SERVER, name }));
  let builder = Test.createTestingModule({
    imports: [
      ...connections,
      AriDataModule.forRoot(data),
      AriHistoryModule.forRootAsync({
        inject: ['options'],
        imports: [
          { module: class Options {}, providers: [{ provide: 'options', useValue: options }], exports: ['options'] },
        ],
        useFactory: (made: AriHistoryOptions) => made,
      }),
    ],
  });
  for (const [index, name] of names.entries())
    builder = builder.overrideProvider(getAriToken(name)).useValue(fakes[index]);
  const module: TestingModule = await builder.compile();
  module.useLogger(false);
  await module.init();
  onTestFinished(() => module.close());
  return { fakes, history: module.get(CallHistory, { strict: false }) };
}

const call = (ari: FakeAri | undefined, id: string): void => {
  const channel = channelFields({ id, caller: { name: '', number: id } });
  ari?.deliver({ type: 'ChannelCreated', channel });
  ari?.deliver({ type: 'ChannelDestroyed', channel, cause: 16, cause_txt: 'Normal Clearing' });
};
const press = (ari: FakeAri | undefined, id: string, digits: string): void => {
  const channel = channelFields({ id });
  for (const digit of digits) ari?.deliver({ type: 'ChannelDtmfReceived', channel, digit, duration_ms: 100 });
};
const legs = async (history: CallHistory) => {
  await history.flush();
  return (await history.legs.list(QUERY)).items;
};

describe('a call history', () => {
  it('records no digit unless it is asked to', async () => {
    const { fakes, history } = await started({});
    press(fakes[0], 'a', '123');
    call(fakes[0], 'a');
    expect(JSON.stringify(await legs(history))).not.toContain('digits');
  });

  it('records digits where it is asked to, but none while the application says private', async () => {
    const { fakes, history } = await started({ digits: true });
    const [ari] = fakes;
    press(ari, 'a', '12');
    await history.private('a', async () => {
      press(ari, 'a', '3456');
      press(ari, 'b', '7');
      await history.private('a', async () => press(ari, 'a', '8'));
      press(ari, 'a', '8');
    });
    await expect(history.private('a', () => Promise.reject(new Error('hung up')))).rejects.toThrow('hung up');
    press(ari, 'a', '9');
    for (const id of ['a', 'b']) call(ari, id);
    expect(
      (await legs(history)).map(({ id, digits }) => [id, digits]).toSorted(([a = ''], [b = '']) => a.localeCompare(b)),
    ).toEqual([
      ['a', '129'],
      ['b', '7'],
    ]);
  });

  it('records several connections; what one has lost is no loss of the other', async () => {
    const { fakes, history } = await started({ connection: ['default', 'berlin'] }, undefined, ['default', 'berlin']);
    const [home, berlin] = fakes;
    for (const [ari, id] of [
      [home, 'h'],
      [berlin, 'b'],
    ] as const) {
      ari?.deliver({ type: 'ChannelCreated', channel: channelFields({ id }) });
    }
    const resync = { ended: [], appeared: [], changed: [], timestamp: new Date().toISOString(), restarted: false };
    home?.answer('channels.list', []);
    home?.resync(resync as never);
    await vi.waitFor(
      async () => {
        const rows = (await legs(history))
          .map(({ id, state, recorder }) => [id, state, recorder])
          .toSorted(([a = ''], [b = '']) => a.localeCompare(b));
        expect(rows).toEqual([
          ['b', 'up', 'berlin'],
          ['h', 'lost', 'default'],
        ]);
      },
      { timeout: 45_000 },
    );
  });

  it('names what is wrong with its options at the start', async () => {
    for (const options of [
      { spol: 'x' },
      { spool: '' },
      { connection: [] },
      { connection: ['a', 'a'] },
      { spoolBytes: 0 },
    ]) {
      await expect(started(options as AriHistoryOptions)).rejects.toBeInstanceOf(DataConfigurationException);
    }
  });

  it('is kept in a database in a folder', { timeout: OPENING }, async () => isKept(await embeddedPlace()));
});

describeOnPostgresql('a call history on PostgreSQL', { timeout: PATIENCE }, () => {
  it('is kept there', async () => isKept(await postgresqlPlace()));
});

/** Three calls, and one whose caller has a character in his name that no text of the database can have. */
async function isKept(place: DatabasePlace): Promise<void> {
  onTestFinished(() => place.remove());
  const { fakes, history } = await started({ variables: ['NOTE'] }, { ...place.options, migrate: 'onStart' });
  const [ari] = fakes;
  for (const id of ['a', 'b', 'c']) call(ari, id);
  const channel = channelFields({ id: 'd', caller: { name: 'A\0da \0', number: '\x001815' } });
  ari?.deliver({ type: 'ChannelCreated', channel });
  ari?.deliver({ type: 'ChannelVarset', channel, variable: 'NOTE', value: 'one\0two \\u0000' });
  ari?.deliver({ type: 'ChannelDestroyed', channel, cause: 16, cause_txt: '\0Normal' });
  await history.flush();
  expect(history.backlog).toEqual({ waiting: 0, spooled: 0, dropped: { legs: 0, calls: 0 } });
  const { count, items } = await history.calls.list({ ...QUERY, count: true });
  expect(count).toBe(4);
  for (const row of items) expect(row).toMatchObject({ state: 'ended' });
  const known = { caller: '1815', callerName: 'Ada ', causeText: 'Normal' };
  expect(await history.calls.retrieve('d')).toMatchObject({ ...known, variables: { NOTE: 'onetwo \\u0000' } });
  expect(await history.legs.retrieve('d')).toMatchObject(known);
}
