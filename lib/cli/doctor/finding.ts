/**
 * How bad it is. `unknown` is what cannot be learnt from outside: nothing is known to be wrong, and a setting is named
 * that somebody should look at.
 */
export type Level = 'ok' | 'unknown' | 'warning' | 'problem';

/** What one check has found. */
export interface Finding {
  /** Name of the check, for scripts. */
  readonly check: string;
  readonly level: Level;
  /** What was seen. */
  readonly text: string;
  /** What to change, and in which file. */
  readonly change?: string;
}

/** All is well. */
export function ok(check: string, text: string): Finding {
  return { check, level: 'ok', text };
}
