import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { CustomersBinding, CUSTOMERS_MIGRATION, type Customer } from './support/customers.js';
import { describeOnDatabases } from './support/databases.js';

const RUNS = process.env['SOAK'] === '1' ? 5_000 : 120;
/** A failure prints it, and `FUZZ_SEED` repeats it. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1e9);
/** In milliseconds. */
const LONG = { timeout: process.env['SOAK'] === '1' ? 1_800_000 : 120_000 };

const GIVEN = {
  common: { migrations: [CUSTOMERS_MIGRATION], migrate: 'onStart' },
  providers: [CustomersBinding],
} as const;

const evil = fc.constantFrom(
  "'; drop table customers; --",
  "' or '1'='1",
  '"; delete from customers; --',
  'secret',
  't.secret',
  'name" , secret --',
  '$1',
  '\0',
  '\ud800',
  '%',
  '../../etc/passwd',
  'a'.repeat(300),
);
const key = fc.oneof(
  evil,
  fc.constantFrom(
    'name',
    'weight',
    'since',
    'address.city',
    'address',
    'id',
    'tenant',
    'secret',
    'name:lt',
    'weight:ge',
  ),
  fc.constantFrom('name:like', 'weight:ne', 'since:gt', 'email:', ':lt', '__proto__', 'constructor', 'toString'),
  fc.constantFrom('order_by', 'search', 'limit', 'offset', 'cursor', 'count'),
);
const scalar = fc.oneof(evil, fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const anything = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(key, scalar, { maxKeys: 2 }));

/** With `__proto__` as an own key, as JSON brings it. */
const data = fc
  .array(fc.tuple(key, anything), { maxLength: 4 })
  .map(
    (entries) =>
      JSON.parse(`{${entries.map(([name, value]) => `${JSON.stringify(name)}:${text(value)}`).join(',')}}`) as object,
  );

const text = (value: unknown): string => JSON.stringify(value) ?? 'null';

describeOnDatabases('whatever a client sends', GIVEN, (started) => {
  let kept: Customer;
  beforeAll(async () => {
    const answer = await started().run('customers', 'create', { data: { name: 'Kept', phoneNumber: null } });
    kept = answer.data as Customer;
  });

  /** The table as it stood, but for what a valid command may have made of it. */
  const intact = async (): Promise<void> => {
    const { rows } = await sql<{ secret: string }>`select secret from customers`.execute(started().database.kysely);
    expect(rows.length).toBeGreaterThan(0);
    for (const { secret } of rows) expect(secret).toBe('hidden');
    expect(Object.hasOwn(Object.prototype, 'name')).toBe(false);
  };

  it('as a query: it is answered, or named as wrong', LONG, async () => {
    await fc.assert(
      fc.asyncProperty(data, async (query) => {
        const answer = await started().run('customers', 'list', { data: query });
        expect([200, 400], JSON.stringify(answer)).toContain(answer.status);
        expect(JSON.stringify(answer.data)).not.toContain('hidden');
      }),
      { numRuns: RUNS, seed },
    );
    await intact();
  });

  it('as an object: it is kept as the schema has it, or refused', LONG, async () => {
    const action = fc.constantFrom('create', 'update', 'patch');
    await fc.assert(
      fc.asyncProperty(action, data, fc.boolean(), async (wanted, fields, named) => {
        const sent = named ? { ...fields, name: `N${Math.random()}`, phoneNumber: null } : fields;
        const pk = wanted === 'create' ? undefined : kept.id;
        const answer = await started().run('customers', wanted, { data: sent, pk });
        expect([200, 201, 400, 422], JSON.stringify(answer)).toContain(answer.status);
      }),
      { numRuns: RUNS, seed },
    );
    await intact();
  });

  it('as a key: it finds nothing', LONG, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('retrieve', 'patch', 'delete'),
        fc.oneof(evil, fc.string()),
        async (action, pk) => {
          const answer = await started().run('customers', action, { pk, data: {} });
          expect([400, 404], JSON.stringify(answer)).toContain(answer.status);
        },
      ),
      { numRuns: RUNS, seed },
    );
    await intact();
  });

  it('as a cursor: it is none of this query', LONG, async () => {
    const first = await started().run('customers', 'list', { data: { cursor: null, limit: 1, order_by: 'name' } });
    const next = (first.data as { next: string | null }).next ?? 'AAAA';
    const changed = fc
      .tuple(fc.nat(next.length - 1), fc.constantFrom('A', 'b', '_', '"', "'"))
      .map(([at, character]) => {
        return next.slice(0, at) + character + next.slice(at + 1);
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(evil, fc.string({ minLength: 1 }), changed), async (cursor) => {
        fc.pre(cursor !== next && Buffer.from(cursor, 'base64url').compare(Buffer.from(next, 'base64url')) !== 0);
        const answer = await started().run('customers', 'list', { data: { cursor, limit: 1, order_by: 'name' } });
        expect(answer.status, cursor).toBe(400);
      }),
      { numRuns: RUNS, seed },
    );
  });
});
