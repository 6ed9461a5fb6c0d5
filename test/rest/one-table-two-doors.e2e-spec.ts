import { sql, type Kysely } from 'kysely';
import { AriDataModule, TableBinding, TableResource } from 'nestjs-ari/data';
import { AriGatewayModule } from 'nestjs-ari/gateway';
import { AriRestModule } from 'nestjs-ari/rest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { embeddedPlace, OPENING, postgresqlPlace } from '../data/support/databases.js';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';
import { httpDoor, socketDoor, type Asked, type Door } from './support/doors.js';
import { startRest, USERS } from './support/started-rest.js';

const Person = z.object({
  id: z.string().regex(/^[a-z]\d+$/),
  name: z.string().min(1),
  email: z.email().optional(),
  weight: z.number().int().min(0).default(0),
});
type Person = z.infer<typeof Person>;

@TableResource({
  stream: 'people',
  schema: Person,
  keyFrom: 'client',
  upsert: true,
  filterable: ['name', 'email', 'weight'],
  orderable: ['name', 'weight'],
  searchable: ['name'],
})
class PeopleBinding extends TableBinding<Person> {}

const MIGRATION = {
  name: '001-people',
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`create table people (id text primary key, name text not null, email text unique, weight integer not null default 0)`.execute(
      database,
    );
  },
};

/** What every door begins with: five people. */
const FIVE: readonly Person[] = [
  { id: 'p1', name: 'Ada', weight: 1, email: 'ada@example.com' },
  { id: 'p2', name: 'Bob', weight: 2 },
  { id: 'p3', name: 'Cyd', weight: 3, email: 'cyd@example.com' },
  { id: 'p4', name: 'Dan 100%', weight: 4 },
  { id: 'p5', name: 'Eve', weight: 5 },
];

interface Case {
  readonly what: string;
  readonly asked: Asked;
  readonly status: number;
  /** Keys of the objects on the page, in their order. */
  readonly keys?: readonly string[];
  readonly data?: object;
  readonly fields?: readonly string[];
}

const list = (data: Readonly<Record<string, unknown>>): Asked => ({ action: 'list', data });

const AFTER_LISTS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'q1', 'q2'];

/** In this order, each on what the one before has left. */
const CASES: readonly Case[] = [
  { what: 'all', asked: list({}), status: 200, keys: ['p1', 'p2', 'p3', 'p4', 'p5'] },
  { what: 'equal', asked: list({ name: 'Bob' }), status: 200, keys: ['p2'] },
  { what: 'lower', asked: list({ 'weight:lt': 2 }), status: 200, keys: ['p1'] },
  { what: 'lower or equal', asked: list({ 'weight:le': 2 }), status: 200, keys: ['p1', 'p2'] },
  { what: 'greater', asked: list({ 'weight:gt': 4 }), status: 200, keys: ['p5'] },
  { what: 'greater or equal', asked: list({ 'weight:ge': 4 }), status: 200, keys: ['p4', 'p5'] },
  { what: 'not equal', asked: list({ 'weight:ne': 3 }), status: 200, keys: ['p1', 'p2', 'p4', 'p5'] },
  { what: 'one of several', asked: list({ weight: [1, 5] }), status: 200, keys: ['p1', 'p5'] },
  { what: 'none of several', asked: list({ 'weight:ne': [1, 5] }), status: 200, keys: ['p2', 'p3', 'p4'] },
  { what: 'nothing', asked: list({ email: null }), status: 200, keys: ['p2', 'p4', 'p5'] },
  { what: 'something', asked: list({ 'email:ne': null }), status: 200, keys: ['p1', 'p3'] },
  { what: 'two conditions', asked: list({ 'weight:gt': 1, 'weight:lt': 4 }), status: 200, keys: ['p2', 'p3'] },
  { what: 'descending', asked: list({ order_by: '-weight', limit: 2 }), status: 200, keys: ['p5', 'p4'] },
  { what: 'ascending', asked: list({ order_by: 'name', limit: 2 }), status: 200, keys: ['p1', 'p2'] },
  { what: 'a page', asked: list({ order_by: 'weight', limit: 2, offset: 2 }), status: 200, keys: ['p3', 'p4'] },
  { what: 'a search', asked: list({ search: 'a', order_by: 'name' }), status: 200, keys: ['p1', 'p4'] },
  { what: 'a search for what SQL would read', asked: list({ search: '0%' }), status: 200, keys: ['p4'] },
  { what: 'an unknown field', asked: list({ secret: 1 }), status: 400, fields: ['secret'] },
  { what: 'an unknown order', asked: list({ order_by: 'email' }), status: 400, fields: ['order_by'] },
  { what: 'too long a page', asked: list({ limit: 101 }), status: 400, fields: ['limit'] },
  { what: 'a value that no number is', asked: list({ weight: 'heavy' }), status: 200, keys: [] },
  { what: 'a cursor of nobody', asked: list({ cursor: 'AAAA' }), status: 400, fields: ['cursor'] },
  { what: 'one', asked: { action: 'retrieve', pk: 'p1' }, status: 200, data: FIVE[0] },
  { what: 'none', asked: { action: 'retrieve', pk: 'p9' }, status: 404 },
  {
    what: 'a creation',
    asked: { action: 'create', data: { id: 'p6', name: 'Fay' } },
    status: 201,
    data: { id: 'p6', name: 'Fay', weight: 0 },
  },
  {
    what: 'a key that is taken',
    asked: { action: 'create', data: { id: 'p6', name: 'Fay' } },
    status: 409,
    fields: ['id'],
  },
  {
    what: 'a value that is taken',
    asked: { action: 'create', data: { id: 'p7', name: 'Gus', email: 'ada@example.com' } },
    status: 422,
    fields: ['email'],
  },
  {
    what: 'fields that do not fit',
    asked: { action: 'create', data: { id: '7', name: '', weight: -1 } },
    status: 422,
    fields: ['id', 'name', 'weight'],
  },
  {
    what: 'a patch',
    asked: { action: 'patch', pk: 'p6', data: { weight: 7 } },
    status: 200,
    data: { name: 'Fay', weight: 7 },
  },
  {
    what: 'a patch that does not fit',
    asked: { action: 'patch', pk: 'p6', data: { name: '' } },
    status: 422,
    fields: ['name'],
  },
  { what: 'a patch of none', asked: { action: 'patch', pk: 'p9', data: { weight: 7 } }, status: 404 },
  { what: 'another key', asked: { action: 'patch', pk: 'p6', data: { id: 'p8' } }, status: 422, fields: ['id'] },
  {
    what: 'a replacement',
    asked: { action: 'update', pk: 'p6', data: { name: 'Flo' } },
    status: 200,
    data: { id: 'p6', name: 'Flo', weight: 0 },
  },
  {
    what: 'a replacement of none, which makes it',
    asked: { action: 'update', pk: 'p7', data: { name: 'Gus' } },
    status: 201,
    data: { id: 'p7', name: 'Gus', weight: 0 },
  },
  {
    what: 'one of none, under another key',
    asked: { action: 'update', pk: 'p8', data: { id: 'p9', name: 'Ida' } },
    status: 422,
    fields: ['id'],
  },
  {
    what: 'one of none that does not fit',
    asked: { action: 'update', pk: 'p8', data: {} },
    status: 422,
    fields: ['name'],
  },
  {
    what: 'a list',
    asked: {
      action: 'create',
      data: [
        { id: 'q2', name: 'Two' },
        { id: 'q1', name: 'One', weight: 1 },
      ],
    },
    status: 201,
    keys: ['q2', 'q1'],
  },
  { what: 'an empty list', asked: { action: 'create', data: [] }, status: 201, keys: [] },
  {
    what: 'a list with objects that do not fit',
    asked: { action: 'create', data: [{ id: 'r1', name: '' }, { id: 'r2', name: 'Two' }, { name: 'Three' }] },
    status: 422,
    fields: ['0.name', '2.id'],
  },
  {
    what: 'a list with a key that is taken',
    asked: {
      action: 'create',
      data: [
        { id: 'r1', name: 'One' },
        { id: 'q1', name: 'Again' },
      ],
    },
    status: 409,
    fields: ['1.id'],
  },
  {
    what: 'a list with one key twice',
    asked: {
      action: 'create',
      data: [
        { id: 'r1', name: 'One' },
        { id: 'r1', name: 'Again' },
      ],
    },
    status: 409,
    fields: ['1.id'],
  },
  {
    what: 'a list with a value that is taken',
    asked: {
      action: 'create',
      data: [
        { id: 'r1', name: 'One' },
        { id: 'r2', name: 'Two', email: 'ada@example.com' },
        { id: 'r3', name: 'Three' },
      ],
    },
    status: 422,
    fields: ['1.email'],
  },
  { what: 'a list of what no objects are', asked: { action: 'create', data: [[], {}] }, status: 400 },
  {
    what: 'too long a list',
    asked: { action: 'create', data: [1, 2, 3, 4, 5, 6].map((index) => ({ id: `r${index}`, name: 'R' })) },
    status: 413,
  },
  { what: 'what is left of the lists', asked: list({ 'weight:ge': 0 }), status: 200, keys: AFTER_LISTS },
  { what: 'a deletion of one of the list', asked: { action: 'delete', pk: 'q1' }, status: 200 },
  { what: 'a deletion of the other', asked: { action: 'delete', pk: 'q2' }, status: 200 },
  { what: 'a deletion', asked: { action: 'delete', pk: 'p6' }, status: 200 },
  { what: 'a deletion of none', asked: { action: 'delete', pk: 'p6' }, status: 404 },
  { what: 'the end', asked: list({}), status: 200, keys: ['p1', 'p2', 'p3', 'p4', 'p5', 'p7'] },
];

const PLACES = [
  { kind: 'embedded', describe, place: embeddedPlace },
  { kind: 'PostgreSQL', describe: describeOnPostgresql, place: postgresqlPlace },
];

for (const { kind, describe: describeHere, place: placeOf } of PLACES) {
  describeHere(`the same answers over HTTP and over the socket, ${kind}`, { timeout: OPENING }, () => {
    it('to every question of one table', async () => {
      const place = await placeOf();
      onTestFinished(() => place.remove());
      const authenticate = ({ token }: { readonly token?: string }) => USERS[token ?? ''];
      const limits = { createdAtOnce: 5 };
      const gateway = AriGatewayModule.forRoot({ authenticate, can: () => true, limits });
      const { client, url } = await startRest({
        providers: [PeopleBinding],
        imports: [
          AriDataModule.forRoot({ ...place.options, migrations: [MIGRATION], migrate: 'onStart' }),
          gateway,
          AriRestModule.forRoot({ authenticate, resources: gateway, limits }),
        ],
      });
      const socket = await GatewaySocket.open(`${url.replace('http', 'ws')}/ari-gateway`, 'root');
      const doors: Readonly<Record<string, Door>> = { http: httpDoor(client), socket: socketDoor(socket) };
      for (const [name, door] of Object.entries(doors)) {
        // The first query of all is one in a transaction.
        expect(await door('people', { action: 'create', data: FIVE })).toMatchObject({ status: 201, data: FIVE });
        for (const { what, asked, status, keys, data, fields = [] } of CASES) {
          const read = await door('people', asked);
          const label = `${what}, ${name}: ${JSON.stringify(read)}`;
          expect(read.status, label).toBe(status);
          expect([...read.fields].sort(), label).toEqual(fields);
          if (keys !== undefined)
            expect(
              (read.data as Person[]).map(({ id }) => id),
              label,
            ).toEqual(keys);
          if (data !== undefined) expect(read.data, label).toMatchObject(data);
        }
        const walked: string[] = [];
        let cursor: string | null | undefined = null;
        while (cursor !== undefined) {
          const page = await door('people', list({ cursor, limit: 2, order_by: '-name' }));
          walked.push(...(page.data as Person[]).map(({ id }) => id));
          cursor = page.next;
        }
        expect(walked, name).toEqual(['p7', 'p5', 'p4', 'p3', 'p2', 'p1']);
        for (const pk of walked) expect(await door('people', { action: 'delete', pk })).toMatchObject({ status: 200 });
      }
    });
  });
}
