import { existsSync } from 'node:fs';
import type { AriDatabase, MigrationState } from '../../data/index.js';
import type { Output } from '../output.js';
import { createMigration } from './create-migration.js';
import type { DbOptions } from './db-options.js';
import { openedDatabase } from './opened-database.js';

/** Carries out one of `nestjs-ari db`. Returns the exit code: 0, or 1 where it failed or status found something. */
export async function db(options: DbOptions, output: Output): Promise<number> {
  try {
    if (options.action === 'create') {
      const path = await createMigration(options, new Date());
      output.say(options.json ? JSON.stringify({ created: path }) : path);
      return 0;
    }
    if (!existsSync(options.migrations)) {
      output.complain(`nestjs-ari db: there is no folder ${options.migrations}; only this library's migrations count`);
    }
    const database = await openedDatabase(options);
    try {
      return await ACTIONS[options.action](database, options, output);
    } finally {
      await database.close();
    }
  } catch (error) {
    output.complain(`nestjs-ari db ${options.action}: ${messageOf(error)}`);
    return 1;
  }
}

type Action = (database: AriDatabase, options: DbOptions, output: Output) => Promise<number>;

const ACTIONS: Readonly<Record<Exclude<DbOptions['action'], 'create'>, Action>> = {
  status: async (database, { json }, output) => {
    const states = await database.migrations();
    const pending = states.filter(({ state }) => state === 'pending');
    tell(states, json, output);
    if (!json) output.say(pending.length === 0 ? 'nothing is pending' : `${pending.length} pending`);
    return pending.length === 0 ? 0 : 1;
  },
  history: async (database, { json }, output) => {
    tell(
      (await database.migrations()).filter(({ state }) => state !== 'pending'),
      json,
      output,
    );
    return 0;
  },
  migrate: async (database, { destructive, json }, output) => {
    const applied = await database.migrate({ destructive });
    if (json) output.say(JSON.stringify({ applied }));
    for (const label of json ? [] : applied) output.say(`applied ${label}`);
    if (!json && applied.length === 0) output.say('nothing was pending');
    return 0;
  },
  rollback: async (database, { destructive, steps, json }, output) => {
    const undone = await database.rollback(steps, { destructive });
    if (json) output.say(JSON.stringify({ undone }));
    for (const label of json ? [] : undone) output.say(`undone ${label}`);
    if (!json && undone.length === 0) output.say('nothing was applied');
    return 0;
  },
};

function tell(states: readonly MigrationState[], json: boolean, output: Output): void {
  if (json) {
    output.say(JSON.stringify(states));
    return;
  }
  for (const { source, name, state, appliedAt = '' } of states) {
    output.say(`${state.padEnd(8)} ${appliedAt.padEnd(24)} ${source}/${name}`);
  }
}

/** An error of a connection to several addresses says nothing by itself. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { errors } = error as { errors?: unknown };
  if (error.message === '' && Array.isArray(errors)) return errors.map(messageOf).join('; ');
  return error.message;
}
