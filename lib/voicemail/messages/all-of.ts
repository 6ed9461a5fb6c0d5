import type { PagePosition, ReadableStore, ResourceQuery } from '../../resources/index.js';

const PAGE = 200;

/** All objects that have these values, page by page. */
export async function allOf<T extends object>(
  store: ReadableStore<T>,
  values: Readonly<Record<string, string | boolean>>,
  order: ResourceQuery['order'] = [],
): Promise<T[]> {
  const filters = Object.entries(values).map(([field, value]) => ({
    field,
    comparison: 'eq' as const,
    values: [value],
  }));
  const found: T[] = [];
  let after: PagePosition | undefined;
  do {
    const page = await store.list({ filters, order, limit: PAGE, offset: 0, count: false, after });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}
