import type { FieldOrder } from '../../protocol/index.js';
import { matchesFilters, matchesSearch, type ResourcePage, type ResourceQuery } from '../query/index.js';
import { frozenCopy } from './frozen-copy.js';
import { SortedRows, type Row } from './sorted-rows.js';

/** Orders that are kept sorted at a time; the one that was not asked for longest goes first. */
const MOST_ORDERS = 8;

/**
 * Holds objects by their key and answers queries, all at once and without waiting. Orders that were asked for are kept
 * sorted, so that a page behind a cursor costs no walk over what stands before it.
 */
export class ObjectTable<T extends object> {
  readonly #rows = new Map<string, Row<T>>();
  readonly #orders = new Map<string, SortedRows<T>>();
  #serial = 0;

  get size(): number {
    return this.#rows.size;
  }

  get(pk: string): T | undefined {
    return this.#rows.get(pk)?.object;
  }

  /** Every object, in the order in which they came. */
  objects(): T[] {
    return Array.from(this.#rows.values(), ({ object }) => object);
  }

  /** Puts a frozen copy there, and gives it back. An object that was there keeps its place in the order of arrival. */
  put(pk: string, object: T): T {
    const old = this.#rows.get(pk);
    const row = { serial: old?.serial ?? (this.#serial += 1), object: frozenCopy(object) };
    this.#rows.set(pk, row);
    for (const order of this.#orders.values()) {
      if (old !== undefined) order.remove(old);
      order.add(row);
    }
    return row.object;
  }

  /** Takes an object away and gives it back; undefined when there was none. */
  remove(pk: string): T | undefined {
    const row = this.#rows.get(pk);
    if (row === undefined) return undefined;
    this.#rows.delete(pk);
    for (const order of this.#orders.values()) order.remove(row);
    return row.object;
  }

  page(query: ResourceQuery<T>): ResourcePage<T> {
    const sorted = this.#sorted(query.order);
    const { rows } = sorted;
    const found: Row<T>[] = [];
    let skipped = 0;
    let index = query.after === undefined ? 0 : sorted.indexBehind(query.after);
    // One more than the page tells whether anything comes behind it.
    for (; index < rows.length && found.length <= query.limit; index += 1) {
      const row = rows[index];
      if (row === undefined || !accepts(row.object, query)) continue;
      if (skipped < query.offset) skipped += 1;
      else found.push(row);
    }
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(({ object }) => object),
      next: found.length > query.limit && last !== undefined ? sorted.position(last) : undefined,
      count: query.count ? this.#count(query) : undefined,
    };
  }

  #count(query: ResourceQuery<T>): number {
    let count = 0;
    for (const { object } of this.#rows.values()) if (accepts(object, query)) count += 1;
    return count;
  }

  #sorted(order: readonly FieldOrder[]): SortedRows<T> {
    const name = JSON.stringify(order);
    const sorted = this.#orders.get(name) ?? new SortedRows(order, this.#rows.values());
    this.#orders.delete(name);
    this.#orders.set(name, sorted);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > MOST_ORDERS && oldest !== undefined) this.#orders.delete(oldest);
    return sorted;
  }
}

function accepts<T>(object: T, { visible, filters, search }: ResourceQuery<T>): boolean {
  if (visible !== undefined && !visible(object)) return false;
  return matchesFilters(object, filters) && (search === undefined || matchesSearch(object, search));
}
