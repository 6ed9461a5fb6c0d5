import { sql, type RawBuilder } from 'kysely';
import type { AriDatabase } from '../database/index.js';
import { DataConfigurationException } from '../exceptions/index.js';
import { CALL_STATE_MIGRATIONS } from './call-state-migrations.js';

/** What is kept of one caller, agent or wish to be called back, as `CallState` of `nestjs-ari/calls` says. */
type State = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/**
 * Keeps the state of queues and callbacks in the database: a `CallStateStore` of `nestjs-ari/calls` that outlives the process,
 * and that several processes share. Every change is one statement.
 *
 * ```ts
 * AriCallsModule.forRootAsync({
 *   inject: [AriDatabase],
 *   useFactory: (database: AriDatabase) => ({ state: new DatabaseCallState(database) }),
 * });
 * ```
 * @publicApi
 */
export class DatabaseCallState {
  readonly #database: AriDatabase;

  /** @throws {DataConfigurationException} there is no database: `MemoryCallState` is what keeps state in memory. */
  constructor(database: AriDatabase) {
    if (database.kind === 'memory') {
      throw new DataConfigurationException('DatabaseCallState', 'needs a database; in memory there is MemoryCallState');
    }
    this.#database = database;
    database.addMigrations('call-state', CALL_STATE_MIGRATIONS);
  }

  /** Everything in a collection, by id, oldest first. */
  async read(collection: string): Promise<ReadonlyMap<string, State>> {
    const rows = sql<{ id: string; state: State }>`
      select id, state from ari.call_state where collection = ${collection} order by number`;
    const result = await rows.execute(this.#database.kysely);
    return new Map(result.rows.map(({ id, state }) => [id, state]));
  }

  /** Changes one entry when it is as expected, in one step; `undefined` is one that is not there. Whether it was done. */
  async change(collection: string, id: string, expected: State | undefined, next: State | undefined): Promise<boolean> {
    const { rows } = await statement(collection, id, expected, next).execute(this.#database.kysely);
    return rows.length > 0;
  }
}

function statement(
  collection: string,
  id: string,
  expected: State | undefined,
  next: State | undefined,
): RawBuilder<unknown> {
  const here = sql`collection = ${collection} and id = ${id}`;
  if (expected === undefined && next === undefined) {
    return sql`select 1 where not exists (select 1 from ari.call_state where ${here})`;
  }
  if (expected === undefined) {
    return sql`insert into ari.call_state (collection, id, state) values (${collection}, ${id}, ${json(next)})
      on conflict do nothing returning id`;
  }
  const asExpected = sql`${here} and state = ${json(expected)}`;
  if (next === undefined) return sql`delete from ari.call_state where ${asExpected} returning id`;
  return sql`update ari.call_state set state = ${json(next)} where ${asExpected} returning id`;
}

function json(state: State | undefined): RawBuilder<unknown> {
  return sql`cast(${JSON.stringify(state)}::text as jsonb)`;
}
