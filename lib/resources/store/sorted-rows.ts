import type { FieldOrder } from '../../protocol/index.js';
import { compareOrderValues, fieldValue, orderValue, type PagePosition } from '../query/index.js';

/** An object as a table holds it. `serial` tells which came first, and never changes. */
export interface Row<T> {
  readonly serial: number;
  object: T;
}

/** Keeps rows in one order, so that a page begins where a search by halves finds it, not at the beginning. */
export class SortedRows<T> {
  readonly #order: readonly FieldOrder[];
  readonly #rows: Row<T>[];

  constructor(order: readonly FieldOrder[], rows: Iterable<Row<T>>) {
    this.#order = order;
    // Where each stands is found once, not for every comparison.
    const placed = Array.from(rows, (row) => ({ row, position: this.#position(row) }));
    this.#rows = placed.sort((a, b) => this.#compare(a.position, b.position)).map(({ row }) => row);
  }

  get rows(): readonly Row<T>[] {
    return this.#rows;
  }

  add(row: Row<T>): void {
    this.#rows.splice(this.indexBehind(this.#position(row)), 0, row);
  }

  /** @param row - as it stood when it was added. */
  remove(row: Row<T>): void {
    const index = this.indexBehind(this.#position(row)) - 1;
    if (this.#rows[index]?.serial === row.serial) this.#rows.splice(index, 1);
  }

  /** Whether a row stays where it is when it changes. */
  stays(before: T, after: T): boolean {
    return this.#order.every(
      ({ field }) => orderValue(fieldValue(before, field)) === orderValue(fieldValue(after, field)),
    );
  }

  /** Where a row stands, as a cursor carries it: the values that it is ordered by, then its serial. */
  position(row: Row<T>): PagePosition {
    return this.#position(row);
  }

  /** Index of the first row behind a position. The row itself may be gone meanwhile. */
  indexBehind(position: PagePosition): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#rows[middle];
      if (row !== undefined && this.#compare(this.#position(row), position) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #position({ serial, object }: Row<T>): PagePosition {
    return [...this.#order.map(({ field }) => orderValue(fieldValue(object, field))), serial];
  }

  #compare(a: PagePosition, b: PagePosition): number {
    for (let index = 0; index < a.length; index += 1) {
      const order = compareOrderValues(a[index] ?? null, b[index] ?? null);
      if (order !== 0) return this.#order[index]?.descending === true ? -order : order;
    }
    return 0;
  }
}
