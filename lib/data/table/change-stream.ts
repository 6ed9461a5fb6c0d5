import { Subject, type Observable } from 'rxjs';
import type { ResourceChange } from '../../resources/index.js';
import type { ChangeOutlet } from '../connection/index.js';

/** Tells the changes of one table. Those of a transaction come when it has been committed, one for each object. */
export class ChangeStream<T extends object> implements ChangeOutlet<ResourceChange<T>> {
  readonly #subject = new Subject<ResourceChange<T>>();
  readonly #keyOf: (object: T) => string;

  constructor(keyOf: (object: T) => string) {
    this.#keyOf = keyOf;
  }

  get changes(): Observable<ResourceChange<T>> {
    return this.#subject.asObservable();
  }

  publish(changes: readonly ResourceChange<T>[]): void {
    const byKey = new Map<string, ResourceChange<T> | undefined>();
    for (const change of changes) {
      const key = this.#keyOf(change.kind === 'delete' ? change.before : change.after);
      byKey.set(key, byKey.has(key) ? together(byKey.get(key), change) : change);
    }
    for (const change of byKey.values()) if (change !== undefined) this.#subject.next(change);
  }
}

/** Two changes of an object as one; undefined where nothing is left of them. */
function together<T>(first: ResourceChange<T> | undefined, second: ResourceChange<T>): ResourceChange<T> | undefined {
  if (first === undefined) return second;
  const before = first.kind === 'create' ? undefined : first.before;
  const after = second.kind === 'delete' ? undefined : second.after;
  if (before !== undefined && after !== undefined) return { kind: 'update', before, after };
  if (before !== undefined) return { kind: 'delete', before };
  return after === undefined ? undefined : { kind: 'create', after };
}
