import { parseArgs } from 'node:util';
import { UsageError } from '../usage.error.js';

/** What `nestjs-ari doctor` was asked to do. */
export interface DoctorOptions {
  readonly url: string;
  readonly username: string;
  /** Undefined: to be asked for. */
  readonly password: string | undefined;
  readonly app: string | undefined;
  /** Endpoint to ring for the test call; undefined: a media channel that rings nobody. */
  readonly call: string | undefined;
  /** Open as many sessions as this to see where the limit is; undefined: do not. */
  readonly probeSessions: number | undefined;
  /** Time limit of each step, in milliseconds. */
  readonly timeout: number;
  readonly json: boolean;
}

export const DOCTOR_USAGE = `nestjs-ari doctor --url URL --username NAME [options]

Examines an Asterisk for what ARI applications need, and says what to change in which file.

  --url URL            the HTTP server of Asterisk, for example http://127.0.0.1:8088; else ARI_URL
  --username NAME      its ARI user; else the environment variable ARI_USERNAME
  --password SECRET    and password; else ARI_PASSWORD; else asked for on a terminal
                       (other users of the machine can see what stands on a command line)
  --app NAME           check that this Stasis application is registered
  --call ENDPOINT      endpoint of the test call, for example Local/200@default;
                       default: a media channel that rings nobody and needs no dialplan
  --probe-sessions N   open up to N connections to measure sessionlimit: for a moment nobody else may get one
  --timeout MS         time limit of each step; default 5000
  --json               the findings as JSON

Exit code: 0 no problem (there may be warnings), 1 at least one problem, 2 wrong usage or no ARI answered at the URL.`;

const MOST_SESSIONS = 10_000;
const LONGEST_TIMEOUT = 600_000;

/**
 * Reads the options of `nestjs-ari doctor`.
 * @throws {UsageError} one is unknown, missing or no number.
 */
export function readDoctorOptions(args: readonly string[], environment: NodeJS.ProcessEnv): DoctorOptions {
  const values = parse(args);
  const url = values.url ?? environment['ARI_URL'];
  const username = values.username ?? environment['ARI_USERNAME'];
  if (url === undefined || url === '')
    throw new UsageError('doctor needs --url, for example --url http://127.0.0.1:8088');
  if (username === undefined || username === '') throw new UsageError('doctor needs --username, or ARI_USERNAME');
  const app = values.app;
  if (app !== undefined && !/^[^,\s]{1,73}$/.test(app)) {
    throw new UsageError('--app must be one name of 1 to 73 characters without commas and spaces');
  }
  return {
    url,
    username,
    password: values.password ?? environment['ARI_PASSWORD'],
    app,
    call: values.call,
    probeSessions: number('--probe-sessions', values['probe-sessions'], MOST_SESSIONS),
    timeout: number('--timeout', values.timeout, LONGEST_TIMEOUT) ?? 5_000,
    json: values.json ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        username: { type: 'string' },
        password: { type: 'string' },
        app: { type: 'string' },
        call: { type: 'string' },
        'probe-sessions': { type: 'string' },
        timeout: { type: 'string' },
        json: { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}

function number(option: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new UsageError(`${option} must be a whole number from 1 to ${most}`);
}
