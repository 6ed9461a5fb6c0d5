import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from '../../../lib/cli/index.js';
import { embeddedPlace, PATIENCE, postgresqlPlace, type DatabasePlace } from '../../data/support/databases.js';
import { describeOnPostgresql } from '../../setup/describe-on-postgresql.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nestjs-ari-db-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

async function db(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const said: string[] = [];
  const complained: string[] = [];
  const output = {
    say: (line: string) => void said.push(line),
    complain: (line: string) => void complained.push(line),
  };
  const exitCode = await runCommand(['db', ...args, '--migrations', join(folder, 'migrations')], environment, output);
  return { exitCode, said, complained };
}

describe('nestjs-ari db', () => {
  it('creates a migration whose name sorts behind the others, and never writes over one', async () => {
    const { exitCode, said } = await db(['create', 'customers']);
    expect(exitCode).toBe(0);
    expect(said[0]).toMatch(/\/migrations\/\d{14}-customers\.sql$/);
    expect(await readFile(said[0] ?? '', 'utf8')).toContain('-- up');
    const { said: code } = await db(['create', 'calls', '--code', '--json']);
    expect(JSON.parse(code[0] ?? '')).toEqual({ created: expect.stringMatching(/-calls\.mjs$/) as string });
  });

  it.each([
    [[], 'needs one of status'],
    [['up'], 'not "up"'],
    [['create'], 'needs one name'],
    [['create', '../x'], 'is named by letters'],
    [['status', 'x', '--folder', 'y'], 'takes no name'],
    [['status'], '--url, DATABASE_URL or --folder'],
    [['status', '--url', 'a', '--folder', 'b'], 'give one'],
    [['rollback', '--folder', 'b', '--steps', '0'], '--steps'],
    [['status', '--nothing'], 'nothing'],
  ])('does not understand %j', async (args, words) => {
    const { exitCode, complained } = await db(args);
    expect(exitCode).toBe(2);
    expect(complained.join('\n')).toContain(words);
  });

  it('explains itself', async () => {
    const { exitCode, said } = await db(['--help']);
    expect(exitCode).toBe(0);
    for (const word of ['status', 'migrate', 'rollback', 'create NAME', 'history', '--destructive', 'Exit code']) {
      expect(said.join('\n')).toContain(word);
    }
  });
});

/** The library's own migrations, which come first. */
const LIBRARY = [
  { source: 'ari-history', name: '001-calls' },
  { source: 'ari-history', name: '002-connected-of' },
  { source: 'ari-history', name: '003-part-of' },
  { source: 'ari-voicemail', name: '001-voicemail' },
];

/** One way through all of it, whichever database. */
async function walk(place: DatabasePlace): Promise<void> {
  const options = place.options as { url?: string; folder?: string };
  const where = options.folder === undefined ? [] : ['--folder', options.folder];
  const environment = options.url === undefined ? {} : { DATABASE_URL: options.url };
  const run = (...args: string[]) => db([...args, ...where], environment);
  const json = async (...args: string[]): Promise<unknown> => JSON.parse((await run(...args, '--json')).said[0] ?? '');

  const { said } = await run('create', 'customers');
  await writeFile(said[0] ?? '', '-- up\ncreate table customers (id int);\n-- down\ndrop table customers;');
  const { name } = /(?<name>\d+-customers)/.exec(said[0] ?? '')?.groups ?? {};
  const pending = await run('status');
  expect(pending.exitCode).toBe(1);
  expect(pending.said.at(-1)).toBe(`${LIBRARY.length + 1} pending`);
  const applied = [...LIBRARY.map(({ source, name: own }) => `${source}/${own}`), `app/${name}`];
  expect(await run('migrate')).toMatchObject({ exitCode: 0, said: applied.map((step) => `applied ${step}`) });
  expect(await run('migrate')).toMatchObject({ exitCode: 0, said: ['nothing was pending'] });
  expect(await run('status')).toMatchObject({ exitCode: 0 });
  const appliedAt = expect.any(String) as string;
  expect(await json('history')).toEqual([
    ...LIBRARY.map((step) => ({ ...step, state: 'applied', appliedAt })),
    { source: 'app', name, state: 'applied', appliedAt },
  ]);
  const refused = await run('rollback');
  expect(refused).toMatchObject({ exitCode: 1 });
  expect(refused.complained.join()).toContain('--destructive');
  expect(await json('rollback', '--destructive')).toEqual({ undone: [`app/${name}`] });
  const libraryAsIs = LIBRARY.map((step) => expect.objectContaining({ ...step, state: 'applied' }) as object);
  expect(await json('status')).toEqual([...libraryAsIs, { source: 'app', name, state: 'pending' }]);
}

it('migrates a database in a folder', { timeout: 240_000 }, async () => {
  const place = await embeddedPlace();
  onTestFinished(() => place.remove());
  const { said } = await db(['create', 'customers']);
  await writeFile(said[0] ?? '', '-- up\ncreate table customers (id int);');
  const where = ['--folder', (place.options as { folder: string }).folder];
  expect(await db(['migrate', ...where])).toMatchObject({
    exitCode: 0,
    said: [...LIBRARY.map(() => expect.any(String) as string), expect.stringMatching(/^applied app/)],
  });
  expect(await db(['status', ...where])).toMatchObject({ exitCode: 0, complained: [] });
});

describeOnPostgresql('nestjs-ari db on PostgreSQL', { timeout: PATIENCE }, () => {
  it('walks it from nothing to its shape and back', async () => {
    const place = await postgresqlPlace();
    onTestFinished(() => place.remove());
    await walk(place);
  });

  it('says why a database cannot be reached, and not with which password', async () => {
    const place = await postgresqlPlace();
    onTestFinished(() => place.remove());
    const url = new URL((place.options as { url: string }).url);
    url.password = 'wrong-secret';
    const { exitCode, complained } = await db(['status'], { DATABASE_URL: url.href });
    expect(exitCode).toBe(1);
    expect(complained.join('\n')).toContain('password authentication failed');
    expect(complained.join('\n')).not.toContain('wrong-secret');
  });
});
