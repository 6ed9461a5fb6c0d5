import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { TransactionScope } from './transaction-scope.js';

/** The connection of a transaction, as one that takes part in it has it. */
export class JoinedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly scope: TransactionScope;
  /** Whether it began the transaction, and ends it. */
  readonly owner: boolean;
  /** Where a transaction inside the transaction began. */
  readonly savepoints: { readonly name: string; readonly mark: number }[] = [];

  constructor(inner: DatabaseConnection, scope: TransactionScope, owner: boolean) {
    this.inner = inner;
    this.scope = scope;
    this.owner = owner;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.scope.inspect?.(query.sql);
    return this.inner.executeQuery<R>(query);
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}
