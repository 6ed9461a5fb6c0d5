import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { AsteriskServer } from '../test/asterisk/asterisk-server.js';
import { PostgresqlServer } from '../test/postgresql/postgresql-server.js';
import { packageRoot } from '../test/asterisk/package-root.js';
import { benchOptions } from './options.js';
import { ensurePeers } from './peers-installed.js';
import { machine } from './report/machine.js';
import { performancePage } from './report/page.js';
import type { Results, RowResult } from './report/results.js';
import { machineLines, rowTable } from './report/table.js';
import { ALL_ROWS } from './rows/all-rows.js';
import { measureRow } from './run/measure-row.js';
import { StandInServer } from './run/stand-in-server.js';

const root = packageRoot();
const options = benchOptions(process.argv.slice(2));
const wanted = ALL_ROWS.filter(({ id }) => options.only.length === 0 || options.only.includes(id));
ensurePeers(root);

const rows: RowResult[] = [];
const server = await StandInServer.start();
const asterisk = wanted.some(({ needsAsterisk }) => needsAsterisk) ? await realAsterisk() : undefined;
const postgresql = wanted.some(({ needsPostgresql }) => needsPostgresql) ? await realPostgresql() : undefined;
try {
  for (const row of wanted) {
    if (row.needsAsterisk && asterisk === undefined) continue;
    if (row.needsPostgresql && postgresql === undefined) continue;
    const { events, commands } = server;
    const { url = '', username = '', password = '' } = asterisk ?? {};
    const world = {
      events,
      commands,
      asterisk: { url, username, password },
      ...(postgresql && { postgresql: { url: postgresql.url } }),
    };
    const progress = (line: string): boolean => process.stderr.write(`${line}\n`);
    const result = await measureRow(row, options.quick, { ...options, world, progress });
    rows.push(result);
    await write();
    process.stdout.write(`${rowTable(result)}\n\n`);
  }
} finally {
  await server.stop();
  await asterisk?.stop();
  await postgresql?.stop();
}
process.stdout.write(`${machineLines(machine())}\n`);

/** After every row. The quick form is for a glance: it leaves the published figures alone unless it is told otherwise. */
async function write(): Promise<void> {
  const page = join(root, 'docs/performance.md');
  const file = join(root, options.publish ? 'bench/results.json' : '.build/bench-quick.json');
  // Rows that were not asked for keep what was measured of them before.
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results).rows : [];
  const known = new Map([...before, ...rows].map((row) => [row.id, row]));
  const ordered = ALL_ROWS.flatMap(({ id }) => known.get(id) ?? []);
  const results: Results = { machine: machine(), rows: ordered };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
  if (!options.publish) return;
  const style = (await resolveConfig(page)) ?? {};
  writeFileSync(page, await format(performancePage(results), { ...style, parser: 'markdown' }));
}

async function realAsterisk(): Promise<AsteriskServer | undefined> {
  try {
    return await AsteriskServer.start();
  } catch (error) {
    process.stderr.write(`no Asterisk, so no calls: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

async function realPostgresql(): Promise<PostgresqlServer | undefined> {
  try {
    return await PostgresqlServer.start();
  } catch (error) {
    process.stderr.write(`no PostgreSQL, so no rows: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}
