import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { AriDataModule, AriDatabase, type AriDataOptions } from 'nestjs-ari/data';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { PostgresqlServer } from '../postgresql/postgresql-server.js';
import { freeTcpPort } from '../asterisk/free-port.js';
import { describeOnPostgresql, requirePostgresql } from '../setup/describe-on-postgresql.js';
import { CustomersBinding, type Customer } from './support/customers.js';
import { PATIENCE, startData } from './support/databases.js';

const started = async (options: unknown): Promise<AriDatabase> => {
  const module = await Test.createTestingModule({
    imports: [AriDataModule.forRoot(options as AriDataOptions)],
  }).compile();
  module.useLogger(false);
  onTestFinished(() => module.close());
  await module.init();
  return module.get(AriDatabase);
};

describe('the options of the database', () => {
  it.each([
    [{ folders: 'x' }, 'unknown "folders"', 'did you mean "folder"'],
    [{ url: 'postgres://a/b', folder: 'c' }, 'give one of them'],
    [{ url: undefined }, '"url" that is undefined'],
    [{ url: 'mysql://secret@host/db' }, 'is not like "postgres://'],
    [{ url: 'postgres://u:secret@host/db', pool: { max: 0 } }, '"max" that is not a whole number'],
    [{ url: 'postgres://u:secret@host/db', pool: { idleTime: 1 } }, 'did you mean "idleTimeout"'],
    [{ memory: { rows: -1 } }, '"rows"'],
    [{ memory: {}, migrations: 'x' }, 'unknown "migrations"'],
    [{ folder: 'x', migrate: 'always' }, 'neither "onStart" nor "never"'],
    [{ folder: 'x', patience: 5 }, 'unknown "patience"'],
  ])('refuse %j', async (options, ...words) => {
    const refused = await started(options).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'DATA_CONFIGURATION' });
    for (const word of words) expect((refused as Error).message).toContain(word);
    expect((refused as Error).message).not.toContain('secret');
  });
});

describe('an application without a database', () => {
  it('keeps its tables in memory, within a bound, and says so to whoever asks for SQL', async () => {
    const { module, run, database } = await startData({ memory: { rows: 2 } }, [CustomersBinding]);
    onTestFinished(() => module.close());
    const create = (name: string) => run('customers', 'create', { data: { name, phoneNumber: null } });
    expect((await create('a')).data as Customer).toMatchObject({ name: 'a', weight: 0 });
    expect(await create('b')).toMatchObject({ status: 201 });
    expect(await create('c')).toMatchObject({ status: 503 });
    expect(await database.health()).toEqual({ status: 'up', kind: 'memory' });
    await expect(sql`select 1`.execute(database.kysely)).rejects.toThrow('there is no database to ask');
    expect(await database.transaction(async () => 'done').catch((error: Error) => error.message)).toContain(
      'in memory',
    );
  });
});

describeOnPostgresql('the start of an application', { timeout: PATIENCE }, () => {
  it('waits for a database that is not there yet', { timeout: 240_000 }, async () => {
    const server = await PostgresqlServer.start();
    onTestFinished(() => server.stop());
    await server.kill();
    let up = false;
    const starting = started({ url: server.url }).then((database) => {
      up = true;
      return database;
    });
    const refused = await started({ url: server.url, patience: 0 }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'DATA_DATABASE_UNREACHABLE' });
    expect((refused as Error).message).not.toContain(server.password);
    expect(up).toBe(false);
    await server.restart();
    const database = await starting;
    expect(await database.health()).toMatchObject({ status: 'up', kind: 'postgresql', pool: { total: 1, waiting: 0 } });

    await server.kill();
    expect(await database.health()).toMatchObject({ status: 'down', message: expect.any(String) });
    await server.restart();
    await vi.waitFor(async () => expect(await database.health()).toMatchObject({ status: 'up' }), { timeout: 45_000 });
  });

  it('does not wait where waiting does not help: a wrong password', async () => {
    const url = new URL(requirePostgresql().url);
    url.password = 'wrong-secret';
    const refused = await started({ url: url.href }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'DATA_DATABASE_UNREACHABLE', message: expect.stringContaining('password') });
    expect((refused as Error).message).not.toContain('wrong-secret');
  });

  it('names a table that is not there', async () => {
    const { url } = requirePostgresql();
    await expect(startData({ url }, [CustomersBinding])).rejects.toThrow('The table customers does not exist');
  });

  it('opens no more connections than the pool may have, and lets the others wait for a bounded time', async () => {
    const database = await started({ url: requirePostgresql().url, pool: { max: 2, acquireTimeout: 4_000 } });
    const queries = Array.from({ length: 12 }, () => sql`select 1`.execute(database.kysely));
    await Promise.all(queries);
    expect((await database.health()).pool?.total).toBeLessThanOrEqual(2);
    let proceed = (): void => {};
    const held = new Promise<void>((resolve) => (proceed = resolve));
    const holding = [0, 1].map(() => database.transaction(() => held));
    await vi.waitFor(async () => expect(await database.health()).toMatchObject({ status: 'down' }), {
      timeout: 45_000,
    });
    proceed();
    await Promise.all(holding);
    expect(await database.health()).toMatchObject({ status: 'up' });
  });

  it('is not ended by a server that is not there at all', async () => {
    const url = `postgres://nobody:x@127.0.0.1:${await freeTcpPort()}/none`;
    await expect(started({ url, patience: 0 })).rejects.toMatchObject({ address: expect.stringContaining('/none') });
  });
});
