import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { loadData, loadHistory, loadLibrary } from '../run/library.js';
import { numberOf, PASSWORD, postgresqlOf, timed, USERNAME, type Measurement, type Task } from '../run/measurement.js';

/** How late handlers begin, with and without the history, while PostgreSQL stands still in the middle third of the time. */
export async function measure(task: Task): Promise<Measurement> {
  const [perSecond, seconds] = [numberOf(task, 'perSecond'), numberOf(task, 'seconds')];
  const isRecorded = task.parameters['history'] === 'recorded';
  const { AriClient, AriModule } = await loadLibrary();
  const { CallHistory } = await loadHistory();
  const imports = isRecorded ? await recorded(task) : [];

  @Module({
    imports: [
      AriModule.forRoot({ url: task.events, username: USERNAME, password: PASSWORD, apps: 'bench-0' }),
      ...imports,
    ],
  })
  class CallsModule {}

  const app = await NestFactory.createApplicationContext(CallsModule, { logger: false });
  const client = app.get(AriClient);
  const heard: { readonly at: number; readonly late: number }[] = [];
  client.on('ChannelDtmfReceived', ({ digit }) => {
    heard.push({ at: performance.now(), late: Number(process.hrtime.bigint() - BigInt(digit)) / 1e6 });
  });
  const over = new Promise<void>((resolve) => void client.on('ChannelUserevent', () => resolve()));
  await client.connect();
  if (isRecorded) await emptied(postgresqlOf(task));
  const third = (seconds * 1_000) / 3;
  const stalled = { from: 0, to: 0 };
  const times = await timed(async () => {
    await fetch(`${task.events}/bench/pace?perSecond=${perSecond}&seconds=${seconds}&wholeCalls`);
    await delay(third);
    const resume = await standingStill(postgresqlOf(task));
    stalled.from = performance.now();
    try {
      await Promise.race([delay(third), over]);
    } finally {
      stalled.to = performance.now();
      resume();
    }
    await over;
  });
  const calls = perSecond * seconds;
  const delivered = isRecorded
    ? await written(postgresqlOf(task), calls, () => app.get(CallHistory).flush())
    : undefined;
  await app.close();
  // The first second warms up.
  const counted = heard.slice(perSecond);
  const inStall = counted.filter(({ at }) => at >= stalled.from && at <= stalled.to);
  const figures = { p50: part(counted, 0.5), p99: part(counted, 0.99), 'p99 stalled': part(inStall, 0.99) };
  return { units: calls, ...times, delivered, figures };
}

async function recorded(task: Task) {
  const { AriDataModule } = await loadData();
  const { AriHistoryModule } = await loadHistory();
  return [AriDataModule.forRoot({ url: postgresqlOf(task), migrate: 'onStart' }), AriHistoryModule.forRoot()];
}

/** Stops every process of the server, and gives what lets them go on. */
async function standingStill(url: string): Promise<() => void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ pid: number; own: number }>(
    'select pid, pg_backend_pid() as own from pg_stat_activity where pid <> pg_backend_pid()',
  );
  const stat = await readFile(`/proc/${rows[0]?.own}/stat`, 'latin1');
  await client.end();
  // Behind the name in brackets: state, parent. It would start new processes.
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  const pids = [parent, ...rows.map(({ pid }) => pid)];
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
    for (const pid of pids) {
      try {
        process.kill(pid, name);
      } catch {
        // It has ended by itself.
      }
    }
  };
  signal('SIGSTOP');
  return () => signal('SIGCONT');
}

/** Waits until the calls are in the database, and gives how many are there. */
async function written(url: string, calls: number, flush: () => Promise<void>): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const deadline = performance.now() + 30_000;
  let found = 0;
  do {
    await flush();
    const { rows } = await client.query<{ count: string }>(
      `select count(*) as count from ari.calls where state = 'ended' and id like 'asterisk-%'`,
    );
    found = Number(rows[0]?.count);
  } while (found < calls && performance.now() < deadline);
  await client.end();
  return found;
}

/** Other rows have calls of the same names. */
async function emptied(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('truncate ari.calls, ari.call_legs');
  await client.end();
}

function part(heard: readonly { readonly late: number }[], share: number): number {
  const sorted = heard.map(({ late }) => late).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}
