import { Logger } from '@nestjs/common';
import { sql } from 'kysely';
import type { AriDatabase } from '../../data/index.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Calls that are deleted in one statement, so that no lock is held for long. */
const STEP = 500;

/** Deletes calls that are older than they are kept, every hour, in small steps. */
export class Retention {
  readonly #database: AriDatabase;
  readonly #days: number | undefined;
  readonly #logger = new Logger('AriHistory');
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(database: AriDatabase, days: number | undefined) {
    this.#database = database;
    this.#days = days;
  }

  begin(): void {
    if (this.#days === undefined || this.#database.kind === 'memory') return;
    this.#timer = setInterval(() => void this.run().catch((error: unknown) => this.#failed(error)), HOUR);
    this.#timer.unref();
  }

  end(): void {
    this.#ended = true;
    clearInterval(this.#timer);
  }

  /** Deletes what is too old now, and gives how many calls that were. */
  async run(): Promise<number> {
    if (this.#days === undefined || this.#database.kind === 'memory') return 0;
    const oldest = new Date(Date.now() - this.#days * DAY).toISOString();
    let deleted = 0;
    for (let step = STEP; step === STEP && !this.#ended; deleted += step) {
      const { rows } = await sql<{ count: number }>`
        with old as (select id from ari.calls where ended_at < ${oldest}::text::timestamptz limit ${sql.lit(STEP)}),
          legs as (delete from ari.call_legs
            where call_id in (select id from old) or part_of in (select id from old)),
          calls as (delete from ari.calls where id in (select id from old) returning 1)
        select count(*) as count from calls`.execute(this.#database.kysely);
      step = rows[0]?.count ?? 0;
    }
    return deleted;
  }

  #failed(error: unknown): void {
    this.#logger.warn(`Old calls could not be deleted: ${error instanceof Error ? error.message : String(error)}`);
  }
}
