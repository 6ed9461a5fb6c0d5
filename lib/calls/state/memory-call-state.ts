import type { CallState, CallStateStore } from './call-state-store.js';

/**
 * Keeps the state of queues and conferences in this process.
 * @publicApi
 */
export class MemoryCallState implements CallStateStore {
  readonly #collections = new Map<string, Map<string, CallState>>();

  read(collection: string): Promise<ReadonlyMap<string, CallState>> {
    return Promise.resolve(new Map(this.#collections.get(collection)));
  }

  change(
    collection: string,
    id: string,
    expected: CallState | undefined,
    next: CallState | undefined,
  ): Promise<boolean> {
    const entries = this.#collections.get(collection) ?? new Map<string, CallState>();
    if (!same(entries.get(id), expected)) return Promise.resolve(false);
    if (next === undefined) entries.delete(id);
    else entries.set(id, next);
    if (entries.size === 0) this.#collections.delete(collection);
    else this.#collections.set(collection, entries);
    return Promise.resolve(true);
  }
}

function same(one: CallState | undefined, other: CallState | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]))
  );
}
