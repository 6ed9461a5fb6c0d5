import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isAlive } from '../asterisk/process-life.js';
import { cacheFolderOf } from '../debian/cache-folder.js';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';
import { PostgresqlServer } from './postgresql-server.js';

describeOnPostgresql('a PostgreSQL of our own', () => {
  let server: PostgresqlServer;
  beforeAll(async () => {
    server = await PostgresqlServer.start();
  }, 120_000);
  afterAll(() => server.stop());

  it('answers queries over the wire', async () => {
    await server.query('create table calls (id text primary key, answered boolean)');
    await server.query("insert into calls values ('Zürich', true)");
    expect(await server.query('select id, answered, length(id) from calls')).toBe('Zürich|t|6');
  });

  it('is the unpacked one, whatever this machine has installed', async () => {
    const mapped = await readFile(`/proc/${server.pid}/maps`, 'utf8');
    const libraries = new Set([...mapped.matchAll(/ (\/\S+\.so[.\d]*)$/gm)].map(([, file]) => file ?? ''));
    expect(libraries.size).toBeGreaterThan(5);
    expect([...libraries].filter((file) => !file.startsWith(cacheFolderOf('postgresql')))).toEqual([]);
  });

  it('does not run as root', async () => {
    expect(await readFile(`/proc/${server.pid}/status`, 'utf8')).not.toMatch(/^Uid:.*\t0\b/m);
  });

  it('tells what was wrong with a query', async () => {
    await expect(server.query('select nonsense')).rejects.toThrow('column "nonsense" does not exist');
  });

  it('comes back with its data after a power cut', async () => {
    await server.query('create table kept as select 42 as answer; checkpoint');
    const before = server.pid;
    await server.kill();
    expect(isAlive(before)).toBe(false);
    await server.restart();
    expect(server.pid).not.toBe(before);
    expect(await server.query('select answer from kept')).toBe('42');
  });

  it('leaves nothing behind', async () => {
    const another = await PostgresqlServer.start();
    const { pid, runFolder } = another;
    await another.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(runFolder)).toBe(false);
  });
});
