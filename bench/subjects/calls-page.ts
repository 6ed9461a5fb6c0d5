import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CallRecord } from 'nestjs-ari/history';
import type { ResourceQuery } from 'nestjs-ari/resources';
import pg from 'pg';
import { loadData, loadHistory, loadLibrary } from '../run/library.js';
import { numberOf, PASSWORD, postgresqlOf, timed, USERNAME, type Measurement, type Task } from '../run/measurement.js';

const TENANTS = 50;

/** Pages of the call history: the first, or those behind a cursor deep inside. */
export async function measure(task: Task): Promise<Measurement> {
  const { AriModule } = await loadLibrary();
  const { AriDataModule, AriDatabase } = await loadData();
  const { AriHistoryModule, CallHistory } = await loadHistory();
  const ari = { url: 'http://127.0.0.1:1', username: USERNAME, password: PASSWORD, connect: 'manual' } as const;

  @Module({
    imports: [
      AriModule.forRoot(ari),
      AriDataModule.forRoot({ url: postgresqlOf(task), migrate: 'onStart' }),
      AriHistoryModule.forRoot(),
    ],
  })
  class HistoryModule {}

  const app = await NestFactory.createApplicationContext(HistoryModule, { logger: false });
  await app.get(AriDatabase).ready();
  const rows = numberOf(task, 'rows');
  await seed(postgresqlOf(task), rows);
  const { calls } = app.get(CallHistory);
  const ofTenant = { field: 'tenant', comparison: 'eq', values: ['tenant-7'] } as const;
  const query: ResourceQuery<CallRecord> = {
    filters: task.parameters['of'] === 'tenant' ? [ofTenant] : [],
    order: [{ field: 'startedAt', descending: true }],
    limit: 25,
    offset: 0,
    count: false,
  };
  const total = task.parameters['of'] === 'tenant' ? rows / TENANTS : rows;
  const deep = task.parameters['where'] === 'deep';
  const { next: after } = deep
    ? await calls.list({ ...query, limit: 1, offset: Math.floor(total * 0.8) })
    : { next: undefined };
  if (deep && after === undefined) throw new Error('there is no page so deep');
  const units = numberOf(task, 'pages');
  const delays: number[] = [];
  /** Every page that is read is another one, as for somebody who goes on reading. */
  const read = async (pages: number): Promise<void> => {
    let position = after;
    for (let page = 0; page < pages; page += 1) {
      const begun = performance.now();
      const { items, next } = await calls.list({ ...query, after: position });
      delays.push(performance.now() - begun);
      if (items.length === 0) throw new Error('a page without calls');
      // Near the end it goes back to where it began.
      if (after !== undefined) position = items.length < 25 || next === undefined ? after : next;
    }
  };
  await read(Math.ceil(units / 4));
  delays.length = 0;
  globalThis.gc?.();
  const times = await timed(() => read(units));
  await app.close();
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
  return { units, ...times, figures: { p50: at(0.5), p99: at(0.99) } };
}

/** Calls of a year, of fifty tenants in turn; made once for all rounds. */
async function seed(url: string, rows: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows: found } = await client.query<{ count: string }>('select count(*) from ari.calls');
  if (Number(found[0]?.count) !== rows) {
    await client.query('truncate ari.calls');
    await client.query(
      `insert into ari.calls (id, application, tenant, caller, called, state, result, started_at, answered_at, ended_at,
         talk_seconds, cause, legs, recordings, transfers, variables, recorder)
       select 'seeded-' || n, 'bench', 'tenant-' || n % ${TENANTS}, '+49' || n, '100', 'ended', 'answered',
         timestamptz '2026-01-01' + n * interval '30 seconds', timestamptz '2026-01-01' + n * interval '30 seconds',
         timestamptz '2026-01-01' + n * interval '31 seconds', 1, 16, 2, '[]', '[]', '{}', 'bench'
       from generate_series(1, $1) n`,
      [rows],
    );
    await client.query('vacuum analyze ari.calls');
  }
  await client.end();
}
