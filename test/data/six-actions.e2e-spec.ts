import { expect, it } from 'vitest';
import { CustomersBinding, CUSTOMERS_MIGRATION, type Customer } from './support/customers.js';
import { describeOnDatabases } from './support/databases.js';

const GIVEN = {
  common: { migrations: [CUSTOMERS_MIGRATION], migrate: 'onStart' },
  providers: [CustomersBinding],
  resources: { tenantOf: (object: object) => (object as Customer).tenant },
} as const;

describeOnDatabases('a table as a resource', GIVEN, (started) => {
  let last = 0;
  const create = async (fields: object = {}): Promise<Customer> => {
    last += 1;
    const data = { name: `Customer ${last}`, phoneNumber: null, ...fields };
    const answer = await started().run('customers', 'create', { data });
    expect(answer).toMatchObject({ status: 201, errors: [] });
    return answer.data as Customer;
  };
  const at = (pk: string, action: string, data?: unknown) => started().run('customers', action, { pk, data });

  it('creates an object with a key of its own, and gives it back as it is', async () => {
    const fields = {
      name: 'Ada',
      email: 'ada@example.com',
      phoneNumber: '+49 30 1',
      weight: 7,
      tags: ['a "quoted" one', 'b\\', 'ü'],
      address: { city: 'Köln' },
      since: '2026-11-27T10:00:00.123Z',
    };
    const created = await create(fields);
    expect(created).toEqual({ ...fields, id: expect.stringMatching(/^[\da-f-]{36}$/) as string });
    expect(await at(created.id, 'retrieve')).toEqual({ status: 200, data: created, errors: [] });
  });

  it('leaves out what has no value, and shows null where the schema has it; a column beside the schema stays inside', async () => {
    const created = await create({ name: 'Grace' });
    expect(created).toEqual({ id: created.id, name: 'Grace', phoneNumber: null, weight: 0, tags: [] });
  });

  it('patches some fields, replaces all of them, and deletes', async () => {
    const { id, name } = await create({ weight: 1, phoneNumber: '1', email: 'one@example.com' });
    expect(await at(id, 'patch', { weight: 2 })).toMatchObject({ status: 200, data: { weight: 2, phoneNumber: '1' } });
    const replaced = await at(id, 'update', { name, phoneNumber: null });
    expect(replaced.data).toEqual({ id, name, phoneNumber: null, weight: 0, tags: [] });
    expect(await at(id, 'delete')).toMatchObject({ status: 200 });
    expect(await at(id, 'retrieve')).toMatchObject({ status: 404 });
    expect(await at(id, 'patch', { weight: 2 })).toMatchObject({ status: 404 });
  });

  it('names the field that would be there twice', async () => {
    await create({ email: 'twice@example.com', name: 'Twice', tenant: undefined });
    const answer = await started().run('customers', 'create', {
      data: { name: 'Other', email: 'twice@example.com', phoneNumber: null },
    });
    expect(answer).toEqual({ status: 422, data: null, errors: [{ email: ['already exists'] }] });
    const other = await create();
    expect(await at(other.id, 'patch', { email: 'twice@example.com' })).toMatchObject({
      status: 422,
      errors: [{ email: ['already exists'] }],
    });
    const store = started().get(CustomersBinding).store;
    await expect(store.create({ ...other, name: 'New' })).rejects.toMatchObject({
      status: 409,
      errors: [{ id: ['is taken already'] }],
    });
    await store.create({ ...other, id: store.newKey() as string, name: 'Pair', tenant: 'a' });
    const pair = store.create({ ...other, id: store.newKey() as string, name: 'Pair', tenant: 'a' });
    await expect(pair).rejects.toMatchObject({
      status: 422,
      errors: [{ name: [expect.stringContaining('together')], tenant: [expect.stringContaining('together')] }],
    });
  });

  it('answers what a rule of the table refuses with 422, and no word of SQL', async () => {
    const data = { name: 'Heavy', phoneNumber: null, weight: 5_000 };
    const heavy = await started().run('customers', 'create', { data });
    expect(heavy).toMatchObject({ status: 422, errors: [expect.stringContaining('does not fit the rule')] });
    for (const fields of [{ weight: 2 ** 40 }, { name: 'a\0b' }]) {
      const answer = await started().run('customers', 'create', { data: { name: 'X', phoneNumber: null, ...fields } });
      expect(answer).toMatchObject({ status: 422 });
      expect(JSON.stringify(answer)).not.toMatch(/integer|encoding|syntax/);
    }
  });

  it('finds nothing by a key that cannot be one', async () => {
    const { id } = await create();
    for (const pk of ['1', '', "' or true --", id.toUpperCase(), ` ${id}`, id.replaceAll('-', ''), '\0']) {
      expect(await at(pk, 'retrieve'), pk).toMatchObject({ status: 404 });
      expect(await at(pk, 'delete'), pk).toMatchObject({ status: 404 });
    }
  });

  it('shows a tenant its own rows, in pages, counts and by key', async () => {
    const users = { a: { id: 'a', tenant: 'berlin' }, b: { id: 'b', tenant: 'paris' } };
    const own: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      own.push(
        (
          await started().run('customers', 'create', {
            user: users.a,
            data: { name: `B${index}`, phoneNumber: null, tenant: 'berlin' },
          })
        ).data as never,
      );
      await started().run('customers', 'create', {
        user: users.b,
        data: { name: `P${index}`, phoneNumber: null, tenant: 'paris' },
      });
    }
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const data = { order_by: 'name', limit: 2, cursor, count: true };
      const answer: { data: unknown } = await started().run('customers', 'list', { user: users.a, data });
      const page = answer.data as { results: Customer[]; next: string | null; count: number };
      expect(page.count).toBe(5);
      names.push(...page.results.map(({ name }) => name));
      cursor = page.next;
    } while (cursor !== null);
    expect(names).toEqual(['B0', 'B1', 'B2', 'B3', 'B4']);
    const [first] = own as unknown as Customer[];
    expect(await started().run('customers', 'retrieve', { user: users.b, pk: first?.id })).toMatchObject({
      status: 404,
    });
  });
});
