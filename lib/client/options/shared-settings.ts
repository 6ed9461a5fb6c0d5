import type { AriClientOptions } from './ari-client-options.js';
import { ProcessWarningLogger, type AriLogger } from './ari-logger.js';
import type { KnownOptions, OptionChecks } from './option-checks.js';
import type { OrphanPolicy } from './orphan-policy.js';

/** Options that client and server have in common. */
export type SharedOptions = Pick<
  AriClientOptions,
  | 'name'
  | 'timeout'
  | 'idPrefix'
  | 'subscriptions'
  | 'orphans'
  | 'eventFilter'
  | 'exactCause'
  | 'ping'
  | 'patience'
  | 'logger'
>;

/** The same options, checked and with every default filled in. */
export interface SharedSettings {
  readonly name: string;
  readonly timeout: number;
  readonly idPrefix: string;
  readonly subscriptions: readonly string[];
  readonly orphans: (application: string) => OrphanPolicy;
  readonly eventFilter: 'off' | 'auto';
  readonly exactCause: boolean;
  readonly ping: { readonly interval: number; readonly timeout: number };
  readonly patience: number;
  readonly logger: AriLogger;
}

export const SHARED_OPTIONS: KnownOptions<SharedOptions> = {
  name: true,
  timeout: true,
  idPrefix: true,
  subscriptions: true,
  orphans: true,
  eventFilter: true,
  exactCause: true,
  ping: true,
  patience: true,
  logger: true,
};

/** Checks the options that client and server have in common. */
export function sharedSettings(checks: OptionChecks<SharedOptions>): SharedSettings {
  const ping = checks.inside('ping', { interval: true, timeout: true });
  return {
    name: checks.string('name', 'default'),
    timeout: checks.time('timeout', 10_000),
    idPrefix: idPrefix(checks),
    subscriptions: checks.strings('subscriptions'),
    orphans: orphanPolicy(checks),
    eventFilter: checks.oneOf('eventFilter', ['off', 'auto']),
    exactCause: checks.flag('exactCause', false),
    ping: { interval: ping.time('interval', 15_000), timeout: ping.time('timeout', 5_000) },
    patience: checks.time('patience', 600_000),
    logger: checks.given('logger', isLogger, 'must have the methods log, warn and error') ?? new ProcessWarningLogger(),
  };
}

function idPrefix(checks: OptionChecks<SharedOptions>): string {
  const prefix = checks.string('idPrefix', 'nestjs-ari');
  return /^[\w-]{1,40}$/.test(prefix)
    ? prefix
    : checks.refuse('idPrefix', 'must be 1 to 40 letters, digits, "_" or "-"');
}

const ORPHAN_POLICIES: readonly unknown[] = ['resume', 'continueInDialplan', 'hangup'] satisfies OrphanPolicy[];

function orphanPolicy(checks: OptionChecks<SharedOptions>): (application: string) => OrphanPolicy {
  const expected = 'must be resume, continueInDialplan or hangup, or an object of applications with one of them each';
  const orphans = checks.given('orphans', areOrphanPolicies, expected);
  return (application) => (typeof orphans === 'object' ? orphans[application] : orphans) ?? 'resume';
}

function areOrphanPolicies(value: unknown): value is NonNullable<SharedOptions['orphans']> {
  const policies = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return policies.every((policy) => ORPHAN_POLICIES.includes(policy));
}

function isLogger(value: unknown): value is AriLogger {
  const methods = value as Partial<Record<string, unknown>>;
  return typeof value === 'object' && ['log', 'warn', 'error'].every((name) => typeof methods[name] === 'function');
}
