import type { DatabaseConnection } from 'kysely';

/** Hears what was changed in a transaction, when it has been committed. */
export interface ChangeOutlet<C> {
  publish(changes: readonly C[]): void;
}

interface Recorded {
  readonly outlet: ChangeOutlet<unknown>;
  readonly change: unknown;
}

/** One transaction, as everything that runs inside it finds it. */
export class TransactionScope {
  /** What the queries of the transaction travel over, once it has begun. */
  connection: DatabaseConnection | undefined;
  /** A transaction that has ended is none: what still runs behind it stands alone. */
  ended = false;
  /** Sees every statement before it is sent, and may refuse it. */
  readonly inspect: ((statement: string) => void) | undefined;
  readonly #recorded: Recorded[] = [];

  constructor(inspect?: (statement: string) => void) {
    this.inspect = inspect;
  }

  /** Keeps a change until the transaction has been committed. */
  record<C>(outlet: ChangeOutlet<C>, change: C): void {
    this.#recorded.push({ outlet, change });
  }

  /** Where the record stands: what comes behind it can be forgotten. */
  mark(): number {
    return this.#recorded.length;
  }

  forget(mark: number): void {
    this.#recorded.splice(mark);
  }

  committed(): void {
    for (const outlet of new Set(this.#recorded.map((one) => one.outlet))) {
      outlet.publish(this.#recorded.filter((one) => one.outlet === outlet).map(({ change }) => change));
    }
  }
}
