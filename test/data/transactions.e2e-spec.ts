import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { InjectDatabase } from 'nestjs-ari/data';
import type { ResourceChange, ResourceStore } from 'nestjs-ari/resources';
import { Injectable } from '@nestjs/common';
import { beforeEach, expect, it } from 'vitest';
import { describeOnDatabases } from './support/databases.js';

interface Call {
  readonly id: string;
  readonly state: string;
}

@Injectable()
class Calls {
  constructor(@InjectDatabase() readonly database: Kysely<{ calls: Call }>) {}
}

const MIGRATION = {
  name: '001-calls',
  up: async (database: Kysely<unknown>) => {
    await sql`create table calls (id text primary key, state text not null)`.execute(database);
  },
};

const GIVEN = { common: { migrations: [MIGRATION], migrate: 'onStart' }, providers: [Calls] } as const;

describeOnDatabases('a transaction', GIVEN, (started) => {
  let store: ResourceStore<Call>;
  let heard: string[];

  const told = (change: ResourceChange<Call>): string => {
    const { id, state } = change.kind === 'delete' ? change.before : change.after;
    return change.kind === 'update' ? `update ${id} ${change.before.state}>${state}` : `${change.kind} ${id} ${state}`;
  };

  beforeEach(async () => {
    await sql`delete from calls`.execute(started().database.kysely);
    store = started().database.store<Call>({ table: 'calls' });
    heard = [];
    store.changes.subscribe((change) => heard.push(told(change)));
  });

  it('is joined by every query that is made inside, and seen by nobody outside before its end', async () => {
    const { database } = started().get(Calls);
    await started().database.transaction(async (transaction) => {
      await store.create({ id: '1', state: 'up' });
      const inside = await database.selectFrom('calls').selectAll().execute();
      expect(inside).toEqual([{ id: '1', state: 'up' }]);
      expect((await sql`select 1 from calls`.execute(transaction)).rows).toHaveLength(1);
      expect(heard).toEqual([]);
    });
    expect(heard).toEqual(['create 1 up']);
    expect(await store.retrieve('1')).toEqual({ id: '1', state: 'up' });
  });

  it('tells one change for each object, when it has been committed', async () => {
    await store.create({ id: 'old', state: 'up' });
    await store.create({ id: 'gone', state: 'up' });
    heard.length = 0;
    await started().database.transaction(async () => {
      await store.patch('old', { state: 'ringing' });
      await store.create({ id: 'new', state: 'down' });
      await store.patch('new', { state: 'up' });
      await store.create({ id: 'short', state: 'up' });
      await store.delete('short');
      await store.patch('gone', { state: 'busy' });
      await store.delete('gone');
      await store.update('old', { id: 'old', state: 'busy' });
    });
    expect(heard).toEqual(['update old up>busy', 'create new up', 'delete gone up']);
  });

  it('leaves nothing behind when it fails: no row, no change', async () => {
    const failed = started().database.transaction(async () => {
      await store.create({ id: '1', state: 'up' });
      throw new Error('no credit');
    });
    await expect(failed).rejects.toThrow('no credit');
    expect(heard).toEqual([]);
    expect(await store.retrieve('1')).toBeUndefined();
  });

  it('inside of another is a part of it that may fail by itself', async () => {
    await started().database.transaction(async () => {
      await store.create({ id: 'kept', state: 'up' });
      const inner = started().database.transaction(async () => {
        await store.create({ id: 'dropped', state: 'up' });
        throw new Error('busy');
      });
      await expect(inner).rejects.toThrow('busy');
      const plain = started()
        .get(Calls)
        .database.transaction()
        .execute(async (own) => own.insertInto('calls').values({ id: 'plain', state: 'up' }).execute());
      await plain;
    });
    expect(heard).toEqual(['create kept up']);
    const { rows } = await sql`select id from calls order by id`.execute(started().database.kysely);
    expect(rows).toEqual([{ id: 'kept' }, { id: 'plain' }]);
  });

  it('has ended for what still runs behind it', async () => {
    let late: Promise<Call | undefined> | undefined;
    let proceed = (): void => {};
    const ended = new Promise<void>((resolve) => (proceed = resolve));
    await started().database.transaction(async () => {
      await store.create({ id: '1', state: 'up' });
      late = ended.then(() => store.patch('1', { state: 'down' }));
    });
    proceed();
    expect(await late).toEqual({ id: '1', state: 'down' });
    expect(heard).toEqual(['create 1 up', 'update 1 up>down']);
  });

  it('tells changes of one object in the order in which they were made, however many come at once', async () => {
    await store.create({ id: '1', state: '0' });
    await Promise.all(Array.from({ length: 20 }, (_, index) => store.patch('1', { state: `${index + 1}` })));
    const updates = heard.slice(1);
    expect(updates).toHaveLength(20);
    expect(updates.map((line) => line.replace(/^update 1 \d+>/, ''))).toEqual(
      Array.from({ length: 20 }, (_, index) => `${index + 1}`),
    );
    for (const [index, line] of updates.entries()) expect(line).toBe(`update 1 ${index}>${index + 1}`);
  });
});
