import { sql } from 'kysely';
import { AriDatabase } from 'nestjs-ari/data';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { RunningSample } from '../../sample/support/running-sample.js';
import { CallHistory, type AriHistoryOptions, type CallRecord } from 'nestjs-ari/history';
import { postgresqlPlace, PATIENCE } from '../data/support/databases.js';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';
import { recordedApplication, type Begin } from './support/recorded-application.js';

const QUERY = { filters: [], order: [], limit: 100, offset: 0, count: false };

const answer: Begin = async ({ channel }) => channel.answer();

function historyOf({ app }: RunningSample): CallHistory {
  return app.get(CallHistory, { strict: false });
}

/** Keeps the rows as they are now; what it gives puts them back, as a process that is killed now would leave them. */
async function kept(kysely: AriDatabase['kysely']): Promise<() => Promise<void>> {
  await sql`create table kept_calls as select * from ari.calls`.execute(kysely);
  await sql`create table kept_legs as select * from ari.call_legs`.execute(kysely);
  return async () => {
    await sql`truncate ari.calls, ari.call_legs`.execute(kysely);
    await sql`insert into ari.calls select * from kept_calls`.execute(kysely);
    await sql`insert into ari.call_legs select * from kept_legs`.execute(kysely);
  };
}

describeOnPostgresql('a call history in a database', { timeout: PATIENCE }, () => {
  /** A process that records calls in a database of its own, and one that comes after it. */
  const running = async (begin: Begin, options: AriHistoryOptions = {}) => {
    const simulator = await AsteriskSimulator.start();
    onTestFinished(() => simulator.stop());
    const database = await postgresqlPlace();
    onTestFinished(() => database.remove());
    const { url, username, password } = simulator;
    const place = { url, username, password, sipPort: 0, simulator };
    const data = { ...database.options, migrate: 'onStart' as const };
    const { module, app } = recordedApplication(data, begin, options);
    const first = await RunningSample.start(module, undefined, place);
    const { kysely } = first.app.get(AriDatabase, { strict: false });
    const next = async (): Promise<CallHistory> => {
      const again = recordedApplication(data, async () => undefined, {}, app);
      return historyOf(await RunningSample.start(again.module, undefined, place));
    };
    return { simulator, app, first, history: historyOf(first), kysely, next };
  };
  const listed = async (history: CallHistory): Promise<readonly CallRecord[]> => {
    await history.flush();
    return (await history.calls.list(QUERY)).items;
  };

  it('is taken up by the next process: who is still there goes on, who is not is lost, and no row is there twice', async () => {
    const { simulator, app, history, kysely, next } = await running(answer);
    const [stays, leaves] = [await simulator.call({ from: '1001', app }), await simulator.call({ from: '1002', app })];
    await Promise.all([stays.answered(), leaves.answered()]);
    await vi.waitFor(
      async () => expect((await listed(history)).map(({ state }) => state)).toEqual(['up', 'up']),
      45_000,
    );

    // As a process that is killed leaves it: everything that it has heard until now is there, and nothing else.
    const putBack = await kept(kysely);
    await leaves.hangup();
    await vi.waitFor(async () => {
      expect((await listed(history)).find(({ caller }) => caller === '1002')?.state).toBe('ended');
    }, 45_000);
    await putBack();

    const later = await next();
    const stateOf = async (number: string) => {
      const calls = (await listed(later)).filter(({ caller }) => caller === number);
      expect(calls).toHaveLength(1);
      return calls[0];
    };
    await vi.waitFor(
      async () => expect(await stateOf('1002')).toMatchObject({ state: 'lost', result: 'lost' }),
      45_000,
    );
    expect(await stateOf('1001')).toMatchObject({ state: 'up' });
    await stays.hangup();
    await vi.waitFor(
      async () => expect(await stateOf('1001')).toMatchObject({ state: 'ended', result: 'answered' }),
      45_000,
    );
  });

  it('closes as lost what the process before left open, also where Asterisk has no call any more', async () => {
    const { simulator, app, first, history, kysely, next } = await running(answer);
    const call = await simulator.call({ from: '1001', app });
    await call.answered();
    await vi.waitFor(async () => expect(await listed(history)).toMatchObject([{ state: 'up' }]), 45_000);
    // As a process that is killed leaves it.
    const putBack = await kept(kysely);
    await call.hangup();
    await vi.waitFor(async () => expect(await listed(history)).toMatchObject([{ state: 'ended' }]), 45_000);
    await first.client.close();
    await putBack();

    const later = await next();
    await vi.waitFor(async () => expect(await listed(later)).toMatchObject([{ result: 'lost', legs: 1 }]), 45_000);
  });

  it('is deleted after so many days, calls with their legs', async () => {
    const hangUp: Begin = async ({ channel }) => channel.hangup();
    const { simulator, app, history, kysely } = await running(hangUp, { keepDays: 30 });
    for (const from of ['1', '2', '3']) await (await simulator.call({ from, app })).ended();
    await vi.waitFor(async () => {
      expect((await listed(history)).map(({ cause }) => typeof cause)).toEqual(['number', 'number', 'number']);
    }, 45_000);
    await sql`update ari.calls set ended_at = now() - interval '31 days' where caller <> '2'`.execute(kysely);
    expect(await history.deleteOld()).toBe(2);
    expect((await listed(history)).map(({ caller }) => caller)).toEqual(['2']);
    expect((await history.legs.list(QUERY)).items.map(({ caller }) => caller)).toEqual(['2']);
  });
});
