import 'reflect-metadata';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pace } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { AriModule, getAriToken } from 'nestjs-ari';
import { AriDataModule } from 'nestjs-ari/data';
import { AriHistoryModule, CallHistory, type AriHistoryOptions } from 'nestjs-ari/history';
import { channelFields, FakeAri } from 'nestjs-ari/testing';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { PATIENCE } from '../data/support/databases.js';
import { PostgresqlServer } from '../postgresql/postgresql-server.js';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';

/** The figures of the issue are those of `npm run test:soak`: 60 s at 50 calls a second. */
const [CALLS, PAUSE] = process.env['SOAK'] === undefined ? [150, 2] : [3_000, 20];

describeOnPostgresql(
  'a call history whose PostgreSQL is in trouble',
  { timeout: process.env['SOAK'] === undefined ? PATIENCE * 2 : 900_000 },
  () => {
    let server: PostgresqlServer;
    beforeAll(async () => {
      server = await PostgresqlServer.start();
    }, PATIENCE);
    afterAll(() => server.stop());

    /** An application that is recorded; its Asterisk is a fake, so that calls cost next to nothing. */
    async function started(options: AriHistoryOptions = {}, statementTimeout = 2_000) {
      const ari = new FakeAri();
      const module: TestingModule = await Test.createTestingModule({
        imports: [
          AriModule.forRoot({ url: 'http://localhost:8088', username: 'ari', password: 'secret' }),
          AriDataModule.forRoot({
            url: server.url,
            migrate: 'onStart',
            pool: { acquireTimeout: 10_000, statementTimeout },
          }),
          AriHistoryModule.forRoot({ interval: 20, ...options }),
        ],
      })
        .overrideProvider(getAriToken())
        .useValue(ari)
        .compile();
      const log = { log: vi.fn(), warn: vi.fn(), error: vi.fn() };
      module.useLogger(log);
      await module.init();
      let closed: Promise<void> | undefined;
      const close = (): Promise<void> => (closed ??= module.close());
      onTestFinished(close);
      const history = module.get(CallHistory, { strict: false });
      await history.flush();
      return { ari, history, close, log };
    }

    /** Calls from beginning to end, one after another, and how long the worst of a hundred kept the events waiting, in ms. */
    async function calls(ari: FakeAri, prefix: string, count = CALLS): Promise<number> {
      const durations: number[] = [];
      for (let index = 0; index < count; index += 1) {
        const channel = channelFields({ id: `${prefix}-${index}`, caller: { name: '', number: `${index}` } });
        const begun = performance.now();
        ari.deliver({ type: 'ChannelCreated', channel: { ...channel, state: 'Ring' } });
        ari.deliver({ type: 'ChannelStateChange', channel });
        ari.deliver({ type: 'ChannelDestroyed', channel, cause: 16, cause_txt: 'Normal Clearing' });
        durations.push(performance.now() - begun);
        await pace(PAUSE);
      }
      return durations.toSorted((a, b) => a - b)[Math.floor(count * 0.99)] ?? 0;
    }

    const rows = async (prefix: string): Promise<string> =>
      server.query(
        `select count(*), count(distinct c.id), count(l.id), min(c.result) from ari.calls c
       left join ari.call_legs l on l.call_id = c.id where c.id like '${prefix}-%'`,
      );
    const everything = (count = CALLS): string => `${count}|${count}|${count}|answered`;
    const written = (history: CallHistory): Promise<void> =>
      vi.waitFor(
        async () => {
          await history.flush();
          expect(history.backlog).toMatchObject({ waiting: 0, spooled: 0 });
        },
        { timeout: 60_000, interval: 100 },
      );
    const folder = async (): Promise<string> => {
      const path = await mkdtemp(join(tmpdir(), 'nestjs-ari-spool-'));
      onTestFinished(() => rm(path, { recursive: true, force: true }));
      return path;
    };
    /** Every process of the server, as a machine that hangs. */
    async function signal(name: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
      const children = await readFile(`/proc/${server.pid}/task/${server.pid}/children`, 'latin1');
      for (const pid of [server.pid, ...children.split(' ').map(Number).filter(Boolean)]) process.kill(pid, name);
    }

    for (const where of ['memory', 'a folder'] as const) {
      it(`loses and doubles nothing while it is killed, with rows that wait in ${where}`, async () => {
        const prefix = `killed-${where.replace(' ', '-')}`;
        const { ari, history, log } = await started(where === 'memory' ? {} : { spool: await folder() });
        const before = await calls(ari, `${prefix}-before`);
        await written(history);
        await server.kill();
        const during = await calls(ari, `${prefix}-during`);
        await vi.waitFor(() => expect(log.warn).toHaveBeenCalled(), { timeout: 45_000 });
        await history.flush();
        expect(history.backlog[where === 'memory' ? 'waiting' : 'spooled']).toBeGreaterThan(0);
        expect(history.backlog.dropped).toEqual({ legs: 0, calls: 0 });
        await server.restart();
        await written(history);
        expect(await rows(`${prefix}-before`)).toBe(everything());
        expect(await rows(`${prefix}-during`)).toBe(everything());
        if (process.env['SOAK'] !== undefined) {
          console.info(
            `p99 of three events: ${before.toFixed(2)} ms before, ${during.toFixed(2)} ms while it was away`,
          );
        }
      });
    }

    it('loses and doubles nothing while it stalls', async () => {
      const { ari, history } = await started();
      await calls(ari, 'before', 20);
      await written(history);
      await signal('SIGSTOP');
      try {
        await calls(ari, 'stalled');
        expect(history.backlog.waiting).toBeGreaterThan(0);
      } finally {
        await signal('SIGCONT');
      }
      await written(history);
      expect(await rows('stalled')).toBe(everything());
    });

    it('leaves on the disk what it cannot write at its end, and the next process writes it, whole lines alone', async () => {
      const spool = await folder();
      // The limit of a statement is as long as by default: the end does not wait for it.
      const first = await started({ spool }, 30_000);
      await signal('SIGSTOP');
      try {
        await calls(first.ari, 'left', 50);
        const closed = first.close().then(() => 'closed');
        expect(await Promise.race([closed, pace(25_000, 'still open', { ref: false })])).toBe('closed');
      } finally {
        await signal('SIGCONT');
      }
      const [file = ''] = await readdir(spool);
      await appendFile(join(spool, file), '{"calls":[{"id":"torn-0"');
      const { history } = await started({ spool });
      await written(history);
      expect(await rows('left')).toBe(everything(50));
      expect(await rows('torn')).toBe('0|0|0|');
      expect(await readdir(spool)).toEqual([]);
    });

    it('gives up legs before calls beyond its bound, counts them and says so', async () => {
      const { ari, history, log } = await started({ waitingRows: 60 });
      await server.kill();
      await calls(ari, 'bound', 100);
      await vi.waitFor(
        async () => {
          await history.flush();
          expect(history.backlog).toEqual({ waiting: 60, spooled: 0, dropped: { legs: 100, calls: 40 } });
        },
        { timeout: 45_000, interval: 100 },
      );
      const said = log.error.mock.calls.flat().filter((text) => String(text).includes('not recorded'));
      expect(said.length).toBeGreaterThan(0);
      await server.restart();
      await written(history);
      expect(await rows('bound')).toBe('60|60|0|answered');
    });

    it('keeps within the bound of its folder', async () => {
      const spool = await folder();
      const { ari, history } = await started({ spool, spoolBytes: 20_000, waitingRows: 60 });
      await server.kill();
      await calls(ari, 'full', 200);
      await vi.waitFor(
        async () => {
          await history.flush();
          expect(history.backlog.waiting).toBeLessThanOrEqual(60);
          expect(history.backlog.dropped.calls).toBeGreaterThan(0);
        },
        { timeout: 45_000, interval: 100 },
      );
      const { spooled, dropped } = history.backlog;
      expect(spooled).toBeGreaterThan(10_000);
      expect(spooled).toBeLessThanOrEqual(20_000);
      await server.restart();
      await written(history);
      const [kept] = (await rows('full')).split('|');
      expect(Number(kept)).toBe(200 - dropped.calls);
    });
  },
);
