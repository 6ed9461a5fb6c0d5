import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import { sql } from 'kysely';
import type { DatabaseAccess } from '../connection/index.js';
import { DatabaseUnreachableException, DataConfigurationException } from '../exceptions/index.js';

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;

/** What waiting does not mend: a wrong password, a user that may not connect. */
const HOPELESS = ['28000', '28P01', '42501'];

/** Where to look for a database, and how long. */
export interface Wait {
  readonly address: string;
  /** In milliseconds. */
  readonly patience: number;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/** @throws {DatabaseUnreachableException} it has not come up in time, or refuses this user. */
export async function waitForDatabase(access: DatabaseAccess, wait: Wait): Promise<void> {
  const begun = performance.now();
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      await access.transaction(
        (database) => sql`select 1`.execute(database),
        () => {},
      );
      return;
    } catch (error) {
      const over = performance.now() - begun + pause > wait.patience;
      if (error instanceof DataConfigurationException) throw error;
      if (over || wait.signal.aborted || HOPELESS.includes(codeOf(error))) {
        throw new DatabaseUnreachableException(wait.address, wait.patience, error);
      }
      if (pause === FIRST_PAUSE) wait.logger.warn(`The database at ${wait.address} is not there yet: waiting for it`);
      await delay(pause, undefined, { signal: wait.signal }).catch(() => undefined);
    }
  }
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
