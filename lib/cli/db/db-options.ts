import { parseArgs } from 'node:util';
import { UsageError } from '../usage.error.js';

/** What `nestjs-ari db` was asked to do. */
export interface DbOptions {
  readonly action: DbAction;
  /** Name of the migration that is to be created. */
  readonly name: string;
  readonly place: { readonly url: string } | { readonly folder: string };
  /** Folder with the migrations of the application. */
  readonly migrations: string;
  readonly destructive: boolean;
  /** How many are undone. */
  readonly steps: number;
  readonly code: boolean;
  readonly json: boolean;
}

/** One word behind `db`. */
export type DbAction = (typeof ACTIONS)[number];

const ACTIONS = ['status', 'migrate', 'rollback', 'create', 'history'] as const;

export const DB_USAGE = `nestjs-ari db status | migrate | rollback | create NAME | history [options]

Looks after the migrations of a database: those of this library and those of your application, in one history.

  status               what is applied and what is pending
  migrate              apply what is pending; several processes may do so at once
  rollback             undo the last one, or the last --steps
  create NAME          write an empty migration, whose name begins with the time
  history              what was applied when, in that order

  --url URL            PostgreSQL, for example postgres://user@127.0.0.1/ari; else DATABASE_URL, which other users of
                       the machine cannot see
  --folder FOLDER      an embedded database instead; it must not be open in a running application
  --migrations FOLDER  the migrations of the application; default migrations
  --destructive        let a migration destroy data: drop a table or a column, delete rows
  --steps N            how many rollback undoes; default 1
  --code               create: a module with functions, instead of SQL
  --json               the answer as JSON

Exit code: 0 done, nothing is pending; 1 it failed, or status found something pending; 2 wrong usage.`;

const DEFAULT_MIGRATIONS = 'migrations';

/**
 * Reads the options of `nestjs-ari db`.
 * @throws {UsageError} an action or an option is unknown, missing or no number.
 */
export function readDbOptions(args: readonly string[], environment: NodeJS.ProcessEnv): DbOptions {
  const { values, positionals } = parse(args);
  const [word, name = '', ...more] = positionals;
  const action = ACTIONS.find((one) => one === word);
  if (action === undefined) {
    throw new UsageError(`db needs one of ${ACTIONS.join(', ')}${word === undefined ? '' : `, not "${word}"`}`);
  }
  if (more.length > 0 || (action === 'create') !== (name !== '')) {
    throw new UsageError(action === 'create' ? 'db create needs one name' : `db ${action} takes no name`);
  }
  if (action === 'create' && !/^[a-z0-9][\w-]{0,80}$/i.test(name)) {
    throw new UsageError('a migration is named by letters, digits, "-" and "_"');
  }
  return {
    action,
    name,
    place: action === 'create' ? { folder: '' } : placeOf(values, environment),
    migrations: values.migrations ?? DEFAULT_MIGRATIONS,
    destructive: values.destructive ?? false,
    steps: stepsOf(values.steps),
    code: values.code ?? false,
    json: values.json ?? false,
  };
}

type Values = ReturnType<typeof parse>['values'];

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        folder: { type: 'string' },
        migrations: { type: 'string' },
        destructive: { type: 'boolean' },
        steps: { type: 'string' },
        code: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function placeOf({ url, folder }: Values, environment: NodeJS.ProcessEnv): DbOptions['place'] {
  if (url !== undefined && folder !== undefined) throw new UsageError('--url and --folder are two databases: give one');
  if (folder !== undefined) return { folder };
  const given = url ?? environment['DATABASE_URL'];
  if (given === undefined || given === '') throw new UsageError('db needs --url, DATABASE_URL or --folder');
  return { url: given };
}

function stepsOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const steps = Number(text);
  if (!Number.isSafeInteger(steps) || steps < 1) throw new UsageError('--steps must be a whole number from 1');
  return steps;
}
