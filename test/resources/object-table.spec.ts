import fc from 'fast-check';
import type { ResourceQuery } from 'nestjs-ari/resources';
import { describe, expect, it } from 'vitest';
import { ObjectTable } from '../../lib/resources/internal.js';
import { compareOrderValues, fieldValue, matchesFilters, orderValue } from '../../lib/resources/query/index.js';

interface Thing {
  readonly kind?: unknown;
  readonly size?: unknown;
  readonly deep: { readonly at?: unknown };
}

const VALUES = fc.constantFrom(undefined, null, 0, 5, -1, '5', '5.0', '', 'true', true, false, 'a', 'B', new Date(5), [
  'a',
]);
const THINGS: fc.Arbitrary<Thing> = fc.record({ kind: VALUES, size: VALUES, deep: fc.record({ at: VALUES }) });
const FIELDS = fc.constantFrom('kind', 'size', 'deep.at');
const SCALARS = fc.constantFrom(null, 0, 5, '5', '5.0', '1970-01-01T00:00:00.005Z', '', 'true', true, 'a', 'nothing');

const STEPS = fc.oneof(
  fc.record({ step: fc.constant('put' as const), pk: fc.nat(20), thing: THINGS }),
  fc.record({ step: fc.constant('remove' as const), pk: fc.nat(20) }),
  fc.record({
    step: fc.constant('page' as const),
    filters: fc.array(
      fc.record({
        field: FIELDS,
        comparison: fc.constantFrom('eq' as const, 'eq' as const, 'eq' as const, 'ne' as const, 'ge' as const),
        values: fc.array(SCALARS, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    order: fc.constantFrom([], [{ field: 'kind', descending: false }], [{ field: 'size', descending: true }]),
    offset: fc.nat(3),
  }),
);

/** What a page is, by looking at everything. */
function looked(rows: ReadonlyMap<string, Thing>, { filters, order, offset, limit }: ResourceQuery<Thing>): Thing[] {
  const found = [...rows.values()].filter((thing) => matchesFilters(thing, filters));
  const sorted = found.sort((a, b) => {
    for (const { field, descending } of order) {
      const [left, right] = [a, b].map((thing) => orderValue(fieldValue(thing, field)));
      const compared = compareOrderValues(left ?? null, right ?? null);
      if (compared !== 0) return descending ? -compared : compared;
    }
    return 0;
  });
  return sorted.slice(offset, offset + limit);
}

const query = (parts: Partial<ResourceQuery<Thing>>): ResourceQuery<Thing> => ({
  filters: [],
  order: [],
  limit: 4,
  offset: 0,
  count: true,
  ...parts,
});

describe('a table of objects', () => {
  it('answers as somebody would who looks at every object, whatever has changed before', () => {
    fc.assert(
      fc.property(fc.array(STEPS, { maxLength: 60 }), (steps) => {
        const table = new ObjectTable<Thing>();
        const rows = new Map<string, Thing>();
        for (const step of steps) {
          if (step.step === 'put') {
            table.put(String(step.pk), step.thing);
            rows.set(String(step.pk), step.thing);
          } else if (step.step === 'remove') {
            table.remove(String(step.pk));
            rows.delete(String(step.pk));
          } else {
            const asked = query(step);
            expect(table.page(asked).items).toEqual(looked(rows, asked));
            expect(table.page(asked).count).toBe(looked(rows, { ...asked, offset: 0, limit: 100 }).length);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('walks over no object with another value', () => {
    const table = new ObjectTable<Thing & { readonly id: number }>();
    for (let id = 0; id < 10_000; id += 1) table.put(String(id), { id, kind: `k${id % 100}`, deep: { at: id % 7 } });
    const seen: number[] = [];
    const asked = {
      ...query({ filters: [{ field: 'kind', comparison: 'eq', values: ['k42'] }], limit: 25 }),
      order: [{ field: 'deep.at', descending: true }],
      count: true,
      visible: ({ id }: { readonly id: number }) => seen.push(id) > 0,
    };
    expect(table.page(asked).items).toHaveLength(25);
    table.put('42', { id: 42, kind: 'another', deep: {} });
    expect(table.page(asked).count).toBe(99);
    expect(new Set(seen.map((id) => id % 100))).toEqual(new Set([42]));
    // Two pages with one object more than they show, and two counts.
    expect(seen).toHaveLength(26 + 100 + 26 + 99);
  });
});
