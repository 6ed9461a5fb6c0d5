import { describe, inject } from 'vitest';
import type { AsteriskDetails } from './asterisk-details.js';

/**
 * A `describe` whose tests need the real Asterisk of this run. On a machine that cannot provide one they are skipped;
 * the global set-up has said so loudly, and on CI it has failed instead.
 */
export const describeOnAsterisk = inject('asterisk').kind === 'missing' ? describe.skip : describe;

/** The Asterisk of this run. Call it inside a test or a hook. */
export function requireAsterisk(): AsteriskDetails {
  const asterisk = inject('asterisk');
  if (asterisk.kind === 'missing') throw new Error(`this test needs an Asterisk: ${asterisk.reason}`);
  return asterisk;
}
