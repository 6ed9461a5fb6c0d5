import { MemoryStore, type ResourceChange, type ResourceQuery } from 'nestjs-ari/resources';
import { describe, expect, it } from 'vitest';

interface Call {
  readonly id: number;
  readonly caller: { readonly number: string };
  readonly at: Date;
}

const call = (id: number, number = `${id}`): Call => ({ id, caller: { number }, at: new Date(id * 1_000) });
const QUERY = { filters: [], order: [], limit: 10, offset: 0, count: false } satisfies ResourceQuery;

describe('a store in memory', () => {
  it('tells every change with the object before and after, in order', async () => {
    const store = new MemoryStore<Call>();
    const changes: ResourceChange<Call>[] = [];
    store.changes.subscribe((change) => changes.push(change));
    await store.create(call(1));
    await store.update('1', call(1, '100'));
    await store.patch('1', { at: new Date(0) });
    await store.delete('1');
    await store.delete('1');
    const patched = { ...call(1, '100'), at: new Date(0) };
    expect(changes).toEqual([
      { kind: 'create', after: call(1) },
      { kind: 'update', before: call(1), after: call(1, '100') },
      { kind: 'update', before: call(1, '100'), after: patched },
      { kind: 'delete', before: patched },
    ]);
  });

  it('holds what it was given, whatever becomes of the original, and gives out what cannot be changed', async () => {
    const store = new MemoryStore<Call>();
    const original = { id: 1, caller: { number: '100' }, at: new Date(0) };
    await store.create(original);
    original.caller.number = '999';
    const held = await store.retrieve('1');
    expect(held?.caller.number).toBe('100');
    expect(() => Object.assign(held?.caller ?? {}, { number: '1' })).toThrow(TypeError);
  });

  it('refuses a key that is taken, and one object more than its bound', async () => {
    const store = new MemoryStore<Call>({ maxSize: 1 });
    await store.create(call(1));
    await expect(store.create(call(1))).rejects.toMatchObject({ status: 409, errors: [{ id: ['is taken already'] }] });
    await expect(store.create(call(2))).rejects.toMatchObject({ status: 503 });
    await store.delete('1');
    await expect(store.create(call(2))).resolves.toEqual(call(2));
    await expect(store.update('2', call(3))).rejects.toMatchObject({ status: 409 });
  });

  it('orders and filters by moments and by fields of fields', async () => {
    const store = new MemoryStore<Call>();
    for (const one of [call(2, '30'), call(3, '10'), call(1, '20')]) await store.create(one);
    const ids = async (query: Partial<ResourceQuery<Call>>): Promise<number[]> =>
      (await store.list({ ...QUERY, ...query })).items.map(({ id }) => id);
    expect(await ids({ order: [{ field: 'at', descending: true }] })).toEqual([3, 2, 1]);
    expect(await ids({ order: [{ field: 'caller.number', descending: false }] })).toEqual([3, 1, 2]);
    const after = new Date(1_500).toISOString();
    expect(await ids({ filters: [{ field: 'at', comparison: 'gt', values: [after] }] })).toEqual([2, 3]);
  });

  it('keeps its orders true when objects change, more orders than it keeps at a time', async () => {
    const store = new MemoryStore<Record<string, number>>();
    const fields = Array.from({ length: 12 }, (_, index) => `f${index}`);
    const value = (id: number, round: number, field: number): number => (id * 7 + round * 3 + field * 5) % 11;
    const object = (id: number, round: number): Record<string, number> => ({
      id,
      ...Object.fromEntries(fields.map((field, index) => [field, value(id, round, index)])),
    });
    for (let id = 0; id < 30; id += 1) await store.create(object(id, 0));
    for (let round = 1; round < 4; round += 1) {
      for (let id = 0; id < 30; id += 2) await store.update(`${id}`, object(id, round));
      for (const field of fields) {
        const order = [{ field, descending: round % 2 === 1 }];
        const { items } = await store.list({ ...QUERY, limit: 30, order });
        const values = items.map((one) => one[field] ?? -1);
        const sorted = [...values].sort((a, b) => (round % 2 === 1 ? b - a : a - b));
        expect(values).toEqual(sorted);
        expect(new Set(items.map(({ id }) => id)).size).toBe(30);
      }
    }
  });

  it('looks at no more objects behind a cursor than the page needs', async () => {
    const store = new MemoryStore<Call>();
    for (let id = 0; id < 5_000; id += 1) await store.create(call(id));
    let looked = 0;
    const visible = (): boolean => {
      looked += 1;
      return true;
    };
    const order = [{ field: 'at', descending: false }];
    let { next: after } = await store.list({ ...QUERY, order, offset: 4_000 });
    for (let page = 0; page < 5; page += 1) {
      looked = 0;
      const found = await store.list({ ...QUERY, order, after, visible });
      expect(found.items[0]?.id).toBe(4_010 + page * 10);
      expect(looked).toBe(11);
      after = found.next;
    }
  });
});
