import { sql, type Kysely } from 'kysely';
import { AriDataModule, TableBinding, TableResource } from 'nestjs-ari/data';
import { AriGatewayModule } from 'nestjs-ari/gateway';
import { AriRestModule } from 'nestjs-ari/rest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { embeddedPlace, OPENING, postgresqlPlace } from '../data/support/databases.js';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { describeOnPostgresql } from '../setup/describe-on-postgresql.js';
import { httpDoor, socketDoor, type Door } from './support/doors.js';
import { CASES, FIVE, list, Person } from './support/people-cases.js';
import { startRest, USERS } from './support/started-rest.js';

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
