import { AsyncLocalStorage } from 'node:async_hooks';
import type { TransactionScope } from './transaction-scope.js';

/**
 * Tells which transaction a caller runs in. While none is open it follows nobody: Node would otherwise look at every promise of
 * the whole process, from the first transaction on and for ever, and a promise costs several times as much then.
 */
export class TransactionScopes {
  readonly #storage = new AsyncLocalStorage<TransactionScope>();
  #open = 0;

  /** The transaction of the caller; undefined where there is none, or where it has ended. */
  get current(): TransactionScope | undefined {
    const scope = this.#open === 0 ? undefined : this.#storage.getStore();
    return scope?.ended === true ? undefined : scope;
  }

  /** Runs something, and everything that it calls, inside of a transaction. */
  async run<T>(scope: TransactionScope, work: () => Promise<T>): Promise<T> {
    this.#open += 1;
    try {
      return await this.#storage.run(scope, work);
    } finally {
      this.#open -= 1;
      if (this.#open === 0) this.#storage.disable();
    }
  }
}
