import type { FieldOrder, JsonScalar } from '../../protocol/index.js';
import { fieldValue, orderValue } from '../query/index.js';
import { SortedRows, type Row } from './sorted-rows.js';

/** Keeps rows in one order, apart by the value of one field: who asks for one value walks over no other. */
export class RowsByValue<T> {
  readonly field: string;
  readonly #order: readonly FieldOrder[];
  readonly #parts = new Map<string, SortedRows<T>>();
  readonly #none: SortedRows<T>;

  constructor(field: string, order: readonly FieldOrder[], rows: Iterable<Row<T>>) {
    this.field = field;
    this.#order = order;
    this.#none = new SortedRows(order, []);
    const apart = new Map<string, Row<T>[]>();
    for (const row of rows) {
      const key = this.#keyOf(row.object);
      const part = apart.get(key);
      if (part === undefined) apart.set(key, [row]);
      else part.push(row);
    }
    for (const [key, part] of apart) this.#parts.set(key, new SortedRows(order, part));
  }

  /** Where every row stands that may be equal to a value; undefined when they stand in several places. */
  part(value: JsonScalar): SortedRows<T> | undefined {
    const found = [...keysFor(value)].flatMap((key) => this.#parts.get(key) ?? []);
    return found.length > 1 ? undefined : (found[0] ?? this.#none);
  }

  add(row: Row<T>): void {
    const key = this.#keyOf(row.object);
    const part = this.#parts.get(key);
    if (part === undefined) this.#parts.set(key, new SortedRows(this.#order, [row]));
    else part.add(row);
  }

  /** @param row - as it stood when it was added. */
  remove(row: Row<T>): void {
    const key = this.#keyOf(row.object);
    const part = this.#parts.get(key);
    part?.remove(row);
    if (part?.rows.length === 0) this.#parts.delete(key);
  }

  /** Whether a row stays where it is when it changes. */
  stays(before: T, after: T): boolean {
    return this.#keyOf(before) === this.#keyOf(after) && this.#none.stays(before, after);
  }

  #keyOf(object: T): string {
    return keyOf(orderValue(fieldValue(object, this.field)));
  }
}

/** What is equal for some filter has the same key, or one of those that `keysFor` names. */
function keyOf(value: JsonScalar): string {
  return value === null ? 'nothing' : `=${String(value)}`;
}

/** A string in a query may stand for a number or a moment: what it means, the field says. */
function keysFor(value: JsonScalar): Set<string> {
  if (typeof value !== 'string') return new Set([keyOf(value), ...momentOf(value)]);
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return new Set([keyOf(value), ...(Number.isNaN(number) ? [] : [keyOf(number)]), ...momentOf(value)]);
}

function momentOf(value: JsonScalar): string[] {
  if (value === null || typeof value === 'boolean') return [];
  const moment = new Date(value).getTime();
  return Number.isNaN(moment) ? [] : [keyOf(moment)];
}
