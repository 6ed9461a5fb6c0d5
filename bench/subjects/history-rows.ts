import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { loadData, loadHistory, loadLibrary, loadTesting } from '../run/library.js';
import { numberOf, PASSWORD, postgresqlOf, timed, USERNAME, type Measurement, type Task } from '../run/measurement.js';

/** Rows of one statement, as the library writes them. */
const BATCH = 500;
/** Calls before the measurement: fewer, and what is compared is how long the compiler takes over more code. */
const WARM_UP = 10_000;
const NEVER = 3_600_000;

/** Calls and legs of ended calls go into the database: by the call history, or by `pg` with the same statements. */
export async function measure(task: Task): Promise<Measurement> {
  const write = task.parameters['writer'] === 'pg' ? await byHand(task) : await byHistory(task);
  const calls = numberOf(task, 'calls');
  await (
    await write.prepare('warm', WARM_UP)
  )();
  const run = await write.prepare('call', calls);
  globalThis.gc?.();
  const times = await timed(run);
  const delivered = await counted(postgresqlOf(task), 'call');
  await write.close();
  return { units: calls * 2, ...times, delivered };
}

interface Writer {
  /** Makes so many calls, and gives what writes them. */
  readonly prepare: (prefix: string, calls: number) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

async function byHistory(task: Task): Promise<Writer> {
  const { AriModule, getAriToken } = await loadLibrary();
  const { AriDataModule } = await loadData();
  const { AriHistoryModule, CallHistory } = await loadHistory();
  const { channelFields, FakeAri } = await loadTesting();
  const ari = new FakeAri();
  const module = await Test.createTestingModule({
    imports: [
      AriModule.forRoot({ url: 'http://127.0.0.1:1', username: USERNAME, password: PASSWORD }),
      AriDataModule.forRoot({ url: postgresqlOf(task), migrate: 'onStart' }),
      // Written when it is asked for, and never by itself.
      AriHistoryModule.forRoot({ interval: NEVER, waitingRows: 1_000_000 }),
    ],
  })
    .overrideProvider(getAriToken())
    .useValue(ari)
    .compile();
  module.useLogger(false);
  await module.init();
  const history = module.get(CallHistory, { strict: false });
  await history.flush();
  return {
    prepare: async (prefix, calls) => {
      for (let index = 0; index < calls; index += 1) {
        const channel = channelFields({ id: `${prefix}-${index}`, caller: { name: 'Ada', number: `${index}` } });
        ari.deliver({ type: 'ChannelCreated', channel: { ...channel, state: 'Ring' } });
        ari.deliver({ type: 'ChannelStateChange', channel });
        ari.deliver({ type: 'ChannelDestroyed', channel, cause: 16, cause_txt: 'Normal Clearing' });
      }
      return () => history.flush();
    },
    close: () => module.close(),
  };
}

/** The rows that the history has written, in the statements that it writes them by. */
async function byHand(task: Task): Promise<Writer> {
  const history = await byHistory(task);
  const pool = new pg.Pool({ connectionString: postgresqlOf(task), max: 10 });
  const templateOf = async (table: string): Promise<Record<string, unknown>> => {
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      `select jsonb_strip_nulls(to_jsonb(t)) as row from ${table} t where id = 'model-0'`,
    );
    const [found] = rows;
    if (found === undefined) throw new Error(`no model in ${table}`);
    return found.row;
  };
  await (
    await history.prepare('model', 1)
  )();
  const tables = [
    { table: 'ari.calls', template: await templateOf('ari.calls') },
    { table: 'ari.call_legs', template: await templateOf('ari.call_legs') },
  ];
  return {
    prepare: async (prefix, calls) => {
      const statements = tables.map(({ table, template }) => {
        const names = Object.keys(template).join(', ');
        const assigned = Object.keys(template).map((name) => `${name} = excluded.${name}`);
        const rows = Array.from({ length: calls }, (_, index) => {
          const id = `${prefix}-${index}`;
          return { ...template, id, ...('call_id' in template && { call_id: id }), caller: `${index}` };
        });
        const text = `insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)
          on conflict (id) do update set ${assigned.join(', ')}`;
        return { text, rows };
      });
      return async () => {
        for (let start = 0; start < calls; start += BATCH) {
          for (const { text, rows } of statements) {
            await pool.query(text, [JSON.stringify(rows.slice(start, start + BATCH))]);
          }
        }
      };
    },
    close: async () => {
      await pool.end();
      await history.close();
    },
  };
}

async function counted(url: string, prefix: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ count: string }>(
    `select (select count(*) from ari.calls where id like '${prefix}-%')
      + (select count(*) from ari.call_legs where id like '${prefix}-%') as count`,
  );
  await client.query('truncate ari.calls, ari.call_legs');
  await client.end();
  return Number(rows[0]?.count);
}
