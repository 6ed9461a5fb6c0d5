import { ResourceConflictException } from '../exceptions/index.js';
import { frozenCopy } from './frozen-copy.js';
import type { ResourceChange } from './resource-change.js';

/** Where objects are kept by their key: a table, or what a transaction makes of it. */
export interface KeptRows<T extends object> {
  readonly size: number;
  get(pk: string): T | undefined;
  put(pk: string, object: T): T;
  remove(pk: string): T | undefined;
}

interface Held<T> {
  /** What stood in the table when the transaction first wrote there. */
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** Holds what one transaction in memory writes, until all of it is put into the table or nothing. */
export class HeldRows<T extends object> implements KeptRows<T> {
  /** A transaction that has ended is none: what still runs behind it stands alone. */
  ended = false;
  readonly #table: KeptRows<T>;
  readonly #held = new Map<string, Held<T>>();

  constructor(table: KeptRows<T>) {
    this.#table = table;
  }

  get size(): number {
    let { size } = this.#table;
    for (const { before, after } of this.#held.values())
      size += Number(after !== undefined) - Number(before !== undefined);
    return size;
  }

  get(pk: string): T | undefined {
    const held = this.#held.get(pk);
    return held === undefined ? this.#table.get(pk) : held.after;
  }

  put(pk: string, object: T): T {
    const after = frozenCopy(object);
    this.#hold(pk, after);
    return after;
  }

  remove(pk: string): T | undefined {
    const object = this.get(pk);
    if (object !== undefined) this.#hold(pk, undefined);
    return object;
  }

  /** @throws {ResourceConflictException} somebody else has changed one of the objects. */
  check(key: string): void {
    for (const [pk, { before }] of this.#held) {
      if (this.#table.get(pk) === before) continue;
      const problem = before === undefined ? 'is taken already' : 'was changed by somebody else meanwhile';
      throw new ResourceConflictException([{ [key]: [problem] }]);
    }
  }

  /** Puts everything into the table, and gives one change for each object. */
  commit(): ResourceChange<T>[] {
    return Array.from(this.#held, ([pk, held]) => this.#written(pk, held)).filter((change) => change !== undefined);
  }

  #hold(pk: string, after: T | undefined): void {
    const { before } = this.#held.get(pk) ?? { before: this.#table.get(pk) };
    this.#held.set(pk, { before, after });
  }

  #written(pk: string, { before, after: held }: Held<T>): ResourceChange<T> | undefined {
    if (held === undefined) {
      this.#table.remove(pk);
      return before === undefined ? undefined : { kind: 'delete', before };
    }
    const after = this.#table.put(pk, held);
    return before === undefined ? { kind: 'create', after } : { kind: 'update', before, after };
  }
}
