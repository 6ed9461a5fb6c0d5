import { sql, type Kysely } from 'kysely';
import { TableBinding, TableResource } from 'nestjs-ari/data';
import type { ResourceChange } from 'nestjs-ari/resources';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { describeOnDatabases } from './support/databases.js';

const Desk = z.object({ id: z.string(), room: z.string(), plug: z.number().optional(), tenant: z.string() });
type Desk = z.infer<typeof Desk>;

@TableResource({ stream: 'desks', schema: Desk, keyFrom: 'client', upsert: true })
class DesksBinding extends TableBinding<Desk> {}

const MIGRATION = {
  name: '001-desks',
  up: async (database: Kysely<unknown>) => {
    await sql`create table desks (
      plug integer unique, room text not null, tenant text not null, id text primary key
    )`.execute(database);
  },
};

const GIVEN = {
  common: { migrations: [MIGRATION], migrate: 'onStart' },
  providers: [DesksBinding],
  resources: { tenantOf: (object: object) => (object as Desk).tenant },
} as const;

const USERS = { ada: { id: 'ada', tenant: 'acme' }, bob: { id: 'bob', tenant: 'umbrella' } };

describeOnDatabases('lists and upserts', GIVEN, (started) => {
  let heard: ResourceChange<Desk>[];
  beforeEach(async () => {
    await sql`delete from desks`.execute(started().database.kysely);
    heard = [];
    const { changes } = started().get(DesksBinding).store;
    const subscription = changes.subscribe((change) => heard.push(change));
    return () => subscription.unsubscribe();
  });

  const put = (pk: string, fields: object, user = USERS.ada) =>
    started().run('desks', 'update', { user, pk, data: { tenant: user.tenant, ...fields } });
  const count = async () => (await sql`select 1 from desks`.execute(started().database.kysely)).rows.length;
  const sorted = (statuses: readonly number[]) => [...statuses].sort((a, b) => a - b);

  it('puts of one key that is not there, all at once: one creates it, the others replace it', async () => {
    const puts = Array.from({ length: 20 }, (_, index) => put('d1', { room: `${index}`, plug: 1 }));
    const answers = await Promise.all(puts);
    expect(sorted(answers.map(({ status }) => status))).toEqual([...Array<number>(19).fill(200), 201]);
    expect(heard.map(({ kind }) => kind)).toEqual(['create', ...Array<string>(19).fill('update')]);
    expect(await count()).toBe(1);
  });

  it('puts and deletions of one key: nobody is told that he came too late', async () => {
    const turns = Array.from({ length: 30 }, (_, index) =>
      index % 3 === 2
        ? started().run('desks', 'delete', { user: USERS.ada, pk: 'd1' })
        : put('d1', { room: `${index}` }),
    );
    const answers = await Promise.all(turns);
    const puts = answers.filter((_, index) => index % 3 !== 2);
    expect(puts.filter(({ status }) => status !== 200 && status !== 201)).toEqual([]);
    const created = puts.filter(({ status }) => status === 201).length;
    const deleted = answers.filter(({ status }, index) => index % 3 === 2 && status === 200).length;
    expect(heard.filter(({ kind }) => kind === 'create')).toHaveLength(created);
    expect(heard.filter(({ kind }) => kind === 'delete')).toHaveLength(deleted);
    expect(await count()).toBe(created - deleted);
  });

  it('puts of two tenants on one key: the second never writes over the first', async () => {
    const users = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? USERS.ada : USERS.bob));
    const answers = await Promise.all(users.map((user, index) => put('d1', { room: `${index}` }, user)));
    const { rows } = await sql<Desk>`select tenant from desks`.execute(started().database.kysely);
    for (const [index, { status }] of answers.entries()) {
      expect(status, `${index}`).toBe(users[index]?.tenant === rows[0]?.tenant ? (status === 201 ? 201 : 200) : 404);
    }
    expect(heard.filter(({ kind }) => kind === 'create')).toHaveLength(1);
  });

  it('lists that collide: one stays whole, the other leaves nothing, and each object is told once', async () => {
    const list = (room: string, ...ids: string[]) =>
      started().run('desks', 'create', {
        user: USERS.ada,
        data: ids.map((id) => ({ id, room, tenant: 'acme' })),
        createdAtOnce: 100,
      });
    const answers = await Promise.all([list('north', 'a', 'b', 'x'), list('south', 'x', 'y', 'z')]);
    expect(sorted(answers.map(({ status }) => status))).toEqual([201, 409]);
    const { rows } = await sql<Desk>`select room from desks`.execute(started().database.kysely);
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ room }) => room)).size).toBe(1);
    expect(heard.map(({ kind }) => kind)).toEqual(['create', 'create', 'create']);
  });
});
