import { type KnownOptions, OptionChecks } from '../../client/internal.js';
import type { VerbOptions } from '../verb/index.js';

/**
 * How a call is recorded.
 * @publicApi
 */
export interface RecordCallOptions extends VerbOptions {
  /** Beginning of the names: `<name>-caller`, `<name>-callee`. Default: one that is not taken. */
  readonly name?: string;
  /** Format of the files, `wav`, `ulaw`, `gsm`, … Default `wav`. */
  readonly format?: string;
  /** The application that listens. Default: that of the call. */
  readonly app?: string;
}

const KNOWN: KnownOptions<RecordCallOptions> = { signal: true, name: true, format: true, app: true };

/** @throws {AriConfigurationException} an option is wrong. */
export function recordCallSettings(
  connection: string,
  options: RecordCallOptions,
  otherwise: Readonly<Record<'name' | 'app', string | undefined>>,
): Readonly<Record<'name' | 'format' | 'app', string>> {
  const checks = new OptionChecks<RecordCallOptions>({ connection, field: 'recordCall' }, options, KNOWN);
  return {
    name: checks.string('name', otherwise.name),
    format: checks.string('format', 'wav'),
    app: checks.string('app', otherwise.app),
  };
}
