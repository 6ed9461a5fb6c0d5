import type { FieldOrder } from '../../protocol/index.js';
import { matchesFilters, matchesSearch, type ResourcePage, type ResourceQuery } from '../query/index.js';
import { frozenCopy } from './frozen-copy.js';
import { RowsByValue } from './rows-by-value.js';
import { SortedRows, type Row } from './sorted-rows.js';

/** Objects as a user sees them who may not see all fields: what this user cannot read cannot be looked for either. */
export interface PartialView<T> {
  readonly shown: (object: T) => T;
  /** Fields that may look different. */
  readonly fields: readonly string[];
}

/** Orders that are kept sorted at a time, and indexes; the one that was not asked for longest goes first. */
const MOST_KEPT = 8;

/**
 * Holds objects by their key and answers queries, all at once and without waiting. Orders that were asked for are kept
 * sorted, so that a page behind a cursor costs no walk over what stands before it, and apart by the values of fields that were
 * asked for, so that a page of one value costs no walk over the others.
 */
export class ObjectTable<T extends object> {
  readonly #rows = new Map<string, Row<T>>();
  readonly #orders = new Map<string, SortedRows<T>>();
  readonly #indexes = new Map<string, RowsByValue<T>>();
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
    const after = frozenCopy(object);
    const row = this.#rows.get(pk);
    if (row === undefined) this.#add(pk, after);
    else this.#replace(row, after);
    return after;
  }

  /** Takes an object away and gives it back; undefined when there was none. */
  remove(pk: string): T | undefined {
    const row = this.#rows.get(pk);
    if (row === undefined) return undefined;
    this.#rows.delete(pk);
    for (const one of this.#kept()) one.remove(row);
    return row.object;
  }

  page(query: ResourceQuery<T>, view?: PartialView<T>): ResourcePage<T> {
    const sorted = this.#narrowest(query, view);
    const { rows } = sorted;
    const found: Row<T>[] = [];
    let skipped = 0;
    let index = query.after === undefined ? 0 : sorted.indexBehind(query.after);
    // One more than the page tells whether anything comes behind it.
    for (; index < rows.length && found.length <= query.limit; index += 1) {
      const row = rows[index];
      if (row === undefined || !accepts(row.object, query, view)) continue;
      if (skipped < query.offset) skipped += 1;
      else found.push(row);
    }
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(({ object }) => object),
      next: found.length > query.limit && last !== undefined ? sorted.position(last) : undefined,
      count: query.count ? count(sorted.rows, query, view) : undefined,
    };
  }

  #add(pk: string, object: T): void {
    const row = { serial: (this.#serial += 1), object };
    this.#rows.set(pk, row);
    for (const one of this.#kept()) one.add(row);
  }

  #replace(row: Row<T>, after: T): void {
    const moved = this.#kept().filter((one) => !one.stays(row.object, after));
    for (const one of moved) one.remove(row);
    row.object = after;
    for (const one of moved) one.add(row);
  }

  /** The fewest rows, in the order of the query, among which all that it can accept are. */
  #narrowest({ filters, order, visible }: ResourceQuery<T>, view: PartialView<T> | undefined): SortedRows<T> {
    if (view !== undefined && order.some(({ field }) => isIn(field, view))) {
      const rows = [...this.#rows.values()].filter(({ object }) => visible?.(object) ?? true);
      return new SortedRows(
        order,
        rows.map(({ serial, object }) => ({ serial, object: view.shown(object) })),
      );
    }
    let narrowest = this.#sorted(order);
    for (const { field, comparison, values } of filters) {
      const [value] = values;
      if (comparison !== 'eq' || values.length !== 1 || value === undefined || isIn(field, view)) continue;
      const part = this.#index(field, order).part(value);
      if (part !== undefined && part.rows.length < narrowest.rows.length) narrowest = part;
    }
    return narrowest;
  }

  #sorted(order: readonly FieldOrder[]): SortedRows<T> {
    return kept(this.#orders, JSON.stringify(order), () => new SortedRows(order, this.#rows.values()));
  }

  #index(field: string, order: readonly FieldOrder[]): RowsByValue<T> {
    const make = (): RowsByValue<T> => new RowsByValue(field, order, this.#rows.values());
    return kept(this.#indexes, JSON.stringify([field, order]), make);
  }

  #kept(): (SortedRows<T> | RowsByValue<T>)[] {
    return [...this.#orders.values(), ...this.#indexes.values()];
  }
}

/** What was asked for last stands last. */
function kept<V>(all: Map<string, V>, name: string, make: () => V): V {
  const one = all.get(name) ?? make();
  all.delete(name);
  all.set(name, one);
  const [oldest] = all.keys();
  if (all.size > MOST_KEPT && oldest !== undefined) all.delete(oldest);
  return one;
}

function accepts<T>(object: T, { visible, filters, search }: ResourceQuery<T>, view?: PartialView<T>): boolean {
  if (visible !== undefined && !visible(object)) return false;
  if (filters.length === 0 && search === undefined) return true;
  const seen = view === undefined ? object : view.shown(object);
  return matchesFilters(seen, filters) && (search === undefined || matchesSearch(seen, search));
}

function count<T>(rows: readonly Row<T>[], query: ResourceQuery<T>, view: PartialView<T> | undefined): number {
  return rows.reduce((sum, { object }) => (accepts(object, query, view) ? sum + 1 : sum), 0);
}

function isIn<T>(field: string, view: PartialView<T> | undefined): boolean {
  return view !== undefined && view.fields.includes(field.split('.', 1)[0] ?? field);
}
