import type { OptionChecks } from './option-checks.js';

/** Asterisk registers a dialplan context `stasis-<application>` of at most 80 characters with its terminator. */
const LONGEST_APPLICATION = 73;

/** Checks names of Stasis applications: they travel in one list, and Asterisk limits their length. */
export function applicationNames(
  checks: OptionChecks<{ readonly apps?: string | readonly string[] }>,
): readonly string[] {
  const names = checks.isString('apps') ? [checks.string('apps')] : checks.strings('apps');
  for (const name of names) {
    if (name.length > LONGEST_APPLICATION)
      checks.refuse('apps', `has "${name}", longer than ${LONGEST_APPLICATION} characters`);
    if (/[,\s]/.test(name)) checks.refuse('apps', `has "${name}": a name can hold neither comma nor space`);
  }
  return [...new Set(names)];
}
