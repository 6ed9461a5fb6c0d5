import { type KnownOptions, OptionChecks } from '../../client/internal.js';
import { dialSettings, type DialSettings } from '../dial/internal.js';
import type { CallerId, DialTargets } from '../dial/index.js';
import type { VerbOptions } from '../verb/index.js';

/**
 * How telephones are paged. Times are milliseconds.
 * @publicApi
 */
export interface PageOptions extends VerbOptions {
  /** Whether the others hear those who were paged. Default `false`: they only listen. `intercom` has `true`. */
  readonly talkBack?: boolean;
  /** How long a telephone may take to answer by itself; one that rings on is left out. Default 5,000. */
  readonly timeout?: number;
  /** It ends after so long. Default 600,000, ten minutes. */
  readonly timeLimit?: number;
  /** What all hear when everybody is there, before the caller speaks. Default `sound:beep`; an empty list: nothing. */
  readonly ready?: string | readonly string[];
  /** The key by which the caller ends it. Default: none; the caller hangs up. */
  readonly endKey?: string;
  /** What the telephones show. Default: the caller. */
  readonly callerId?: CallerId;
  /** SIP header fields of each INVITE, besides those that ask a telephone to answer by itself. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Channel variables of each leg. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The application of the legs. Default: that of the caller. */
  readonly app?: string;
}

const KNOWN: KnownOptions<PageOptions> = {
  signal: true,
  talkBack: true,
  timeout: true,
  timeLimit: true,
  ready: true,
  endKey: true,
  callerId: true,
  headers: true,
  variables: true,
  app: true,
};

/**
 * Asks a telephone to answer by itself. There is one standard, RFC 5373 (`Answer-Mode`), and two older ways that most
 * telephones on desks know: `Call-Info` with `answer-after`, and `Alert-Info` with `info=alert-autoanswer`.
 */
const BY_ITSELF: Readonly<Record<string, string>> = {
  'Answer-Mode': 'Auto',
  'Call-Info': '<sip:127.0.0.1>;answer-after=0',
  'Alert-Info': '<http://127.0.0.1>;info=alert-autoanswer;delay=0',
};

/** The options of a page, checked, with their defaults. */
export interface PageSettings {
  readonly legs: DialSettings;
  readonly talkBack: boolean;
  readonly timeLimit: number;
  readonly ready: string | readonly string[];
  readonly endKey: string | undefined;
}

/** @throws {AriConfigurationException} an option is wrong. */
export function pageSettings(
  { connection, application }: { readonly connection: string; readonly application: string | undefined },
  targets: DialTargets,
  options: PageOptions,
): PageSettings {
  const checks = new OptionChecks<PageOptions>({ connection, field: 'page' }, options, KNOWN);
  const { callerId, headers, variables, ready = 'sound:beep' } = options;
  const app = checks.has('app') ? checks.string('app') : application;
  const timeout = checks.time('timeout', 5_000);
  return {
    legs: dialSettings(connection, targets, {
      app,
      timeout,
      callerId,
      variables,
      headers: { ...BY_ITSELF, ...headers },
    }),
    talkBack: checks.flag('talkBack', false),
    timeLimit: checks.time('timeLimit', 600_000),
    ready: ready === '' ? [] : ready,
    endKey: checks.has('endKey') ? checks.string('endKey') : undefined,
  };
}
