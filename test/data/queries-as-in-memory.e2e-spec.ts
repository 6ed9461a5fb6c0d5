import fc from 'fast-check';
import { sql, type Kysely } from 'kysely';
import { MemoryStore, type ResourcePage, type ResourceQuery, type ResourceStore } from 'nestjs-ari/resources';
import { beforeEach, expect, it } from 'vitest';
import { describeOnDatabases } from './support/databases.js';

interface Leg {
  readonly id: number;
  readonly name?: string;
  readonly count?: number;
  readonly cost?: number;
  readonly answered?: boolean;
  readonly at?: Date;
  readonly caller?: { readonly number?: string | number | boolean | null };
  readonly uid?: string;
}

const TABLE = sql`create table legs (
  id bigint primary key, name text, count integer, cost double precision, answered boolean, at timestamptz, caller jsonb, uid uuid
)`;

const GIVEN = {
  common: {
    migrations: [{ name: '001-legs', up: async (database: Kysely<unknown>) => void (await TABLE.execute(database)) }],
    migrate: 'onStart',
  },
} as const;

const QUERY = { filters: [], order: [], limit: 100, offset: 0, count: true } satisfies ResourceQuery<Leg>;
const FIELDS = ['id', 'name', 'count', 'cost', 'answered', 'at', 'caller.number', 'uid'] as const;
const RUNS = process.env['SOAK'] === '1' ? 5_000 : 150;
/** A failure prints it, and `FUZZ_SEED` repeats it. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9);
/** In milliseconds. */
const LONG = { timeout: process.env['SOAK'] === '1' ? 1_800_000 : 120_000 };

const word = fc.constantFrom('', 'a', 'A', 'ab', 'b', '%', '_', '\\', "'", '"', '10', '9', 'true', 'NULL', 'ü');
const moment = fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '1999-12-31T23:59:59.999Z');
const uid = fc.constantFrom('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const leg = fc.record({
  name: maybe(word),
  count: maybe(fc.integer({ min: -3, max: 12 })),
  cost: maybe(fc.constantFrom(0, 0.5, -1.25, 10, 1e9)),
  answered: maybe(fc.boolean()),
  at: maybe(moment.map((text) => new Date(text))),
  caller: maybe(fc.record({ number: maybe(fc.oneof(word, fc.integer({ min: 0, max: 12 }), fc.boolean())) })),
  uid: maybe(uid),
});

/** What a client may send: values of the right kind, of any other, and what was meant to break out. */
const value = fc.oneof(
  word,
  moment,
  uid,
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom(0.5, -1.25, 1e9, 1e300, -0, 2 ** 53, '1e3', ' 7 ', '0x10', 'Infinity', '9'.repeat(40)),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom("'; drop table legs; --", '$1', '{}', '{"a":1}', '\0', '2026', 'now', '+275760-09-13T00:00:00.000Z'),
);

const filter = fc
  .record({
    field: fc.constantFrom(...FIELDS),
    comparison: fc.constantFrom(
      'eq' as const,
      'ne' as const,
      'lt' as const,
      'le' as const,
      'gt' as const,
      'ge' as const,
    ),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  })
  // The memory holds a key of this kind as a text, which is less than another; here it is equal or not.
  .filter(({ field, comparison }) => field !== 'uid' || ['eq', 'ne'].includes(comparison));

describeOnDatabases('a table answers as the store in memory does', GIVEN, (started) => {
  let table: ResourceStore<Leg>;
  let memory: MemoryStore<Leg>;

  beforeEach(async () => {
    await sql`delete from legs`.execute(started().database.kysely);
    table = started().database.store<Leg>({ table: 'legs', dates: ['at'] });
    memory = new MemoryStore<Leg>();
    const samples = fc.sample(leg, { numRuns: 40, seed: 7 });
    for (const [index, sample] of samples.entries()) {
      const given = Object.fromEntries(Object.entries(sample).filter(([, field]) => field !== undefined));
      const object = { ...given, id: index + 1 };
      await table.create(object);
      await memory.create(object);
    }
  });

  const ids = ({ items }: ResourcePage<Leg>): number[] => items.map(({ id }) => id);

  it('to any filter', LONG, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(filter, { minLength: 1, maxLength: 2 }), async (filters) => {
        const query = { ...QUERY, filters };
        const [own, expected] = [await table.list(query), await memory.list(query)];
        expect(ids(own)).toEqual(ids(expected));
        expect(own.count).toBe(expected.count);
      }),
      { numRuns: RUNS, seed },
    );
  });

  it('to any search', LONG, async () => {
    const text = fc.oneof(word, fc.constantFrom('a%', '_b', '\\%', '\0', "'", '1'));
    await fc.assert(
      fc.asyncProperty(
        text.filter((one) => one !== ''),
        fc.subarray(['name', 'caller.number'], { minLength: 1 }),
        async (words, fields) => {
          const query = { ...QUERY, search: { text: words, fields } };
          const searchable = (object: Leg): boolean => typeof object.caller?.number !== 'boolean';
          const expected = await memory.list({ ...query, visible: searchable });
          expect(ids(await table.list({ ...query, visible: searchable }))).toEqual(ids(expected));
        },
      ),
      { numRuns: RUNS / 2, seed },
    );
  });

  it('page by page in any order, by cursor and by offset', LONG, async () => {
    const order = fc.uniqueArray(
      fc.record({
        field: fc.constantFrom(...FIELDS.filter((field) => field !== 'caller.number')),
        descending: fc.boolean(),
      }),
      { selector: ({ field }) => field, minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (wanted, limit, some) => {
        // Equal objects have no order of their own here: the key decides.
        const full = [...wanted.filter(({ field }) => field !== 'id'), { field: 'id', descending: false }];
        const visible = some ? (object: Leg): boolean => object.id % 3 !== 0 : undefined;
        const expected = ids(await memory.list({ ...QUERY, order: full, visible }));
        const query = { ...QUERY, order: full, limit, visible };
        const byCursor: number[] = [];
        let after: ResourceQuery['after'];
        do {
          const page: ResourcePage<Leg> = await table.list({ ...query, after });
          expect(page.count).toBe(expected.length);
          byCursor.push(...ids(page));
          after = page.next;
        } while (after !== undefined);
        expect(byCursor).toEqual(expected);
        expect(ids(await table.list({ ...query, offset: limit }))).toEqual(expected.slice(limit, 2 * limit));
      }),
      { numRuns: RUNS / 5, seed },
    );
  });

  it('to a page whose moments differ by less than a date of JavaScript can tell', async () => {
    await sql`insert into legs (id, at) select 1000 + n, timestamptz '2030-01-01' + n * interval '1 microsecond'
      from generate_series(1, 50) n`.execute(started().database.kysely);
    const filters = [{ field: 'id', comparison: 'gt' as const, values: [1000] }];
    const query = { ...QUERY, filters, order: [{ field: 'at', descending: true }], limit: 7 };
    const seen: number[] = [];
    let after: ResourceQuery['after'];
    do {
      const page: ResourcePage<Leg> = await table.list({ ...query, after });
      seen.push(...ids(page));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => 1050 - index));
  });
});
