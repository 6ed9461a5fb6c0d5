import { applicationNames } from './application-names.js';
import type { AriConnectOptions } from './connect-options.js';
import { OptionChecks } from './option-checks.js';

/** Options of `connect`, checked; without `apps` those of the client are used. */
export interface ConnectSettings {
  readonly apps: readonly string[] | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Checks the options of `connect`.
 *
 * @throws {AriConfigurationException} naming the option that is wrong and what it should be.
 */
export function connectSettings(connection: string, options: AriConnectOptions): ConnectSettings {
  const checks = new OptionChecks<AriConnectOptions>({ connection }, options, { apps: true, signal: true });
  return {
    apps: checks.has('apps') ? applicationNames(checks) : undefined,
    signal: checks.given('signal', isSignal, 'must be an AbortSignal'),
  };
}

function isSignal(value: unknown): value is AbortSignal {
  return value instanceof AbortSignal;
}
