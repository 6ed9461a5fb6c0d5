import type { AriHealthState } from './ari-health-data.js';

/** Describes what was found out about a connection: the answer to a probe. */
export interface Verdict {
  readonly status: 'up' | 'degraded' | 'down';
  readonly state: AriHealthState;
  readonly message?: string;
  readonly roundTripMs?: number;
}

/** The connection cannot be used. */
export function down(state: AriHealthState, message?: string): Verdict {
  return { status: 'down', state, message };
}

/** What a command failed with, in words. */
export function failure(error: unknown): Verdict {
  return down('unanswered', error instanceof Error ? error.message : String(error));
}
