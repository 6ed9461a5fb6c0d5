import { describe } from 'vitest';
import type { AsteriskDetails } from './asterisk-details.js';
import { serverOfThisRun } from './server-of-this-run.js';

const asterisk = await serverOfThisRun('asterisk');

/**
 * A `describe` whose tests need the real Asterisk of this run, which is started when the first file asks for it. On a
 * machine that cannot provide one they are skipped, with one loud line; on CI the file fails instead.
 */
export const describeOnAsterisk = asterisk.kind === 'missing' ? describe.skip : describe;

/** The Asterisk of this run. Call it inside a test or a hook. */
export function requireAsterisk(): AsteriskDetails {
  if (asterisk.kind === 'missing') throw new Error(`this test needs an Asterisk: ${asterisk.reason}`);
  return asterisk;
}
