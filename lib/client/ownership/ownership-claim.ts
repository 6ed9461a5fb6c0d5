import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { AsteriskRepository } from '../generated/index.js';

/** How long a claim stands before it counts, in milliseconds: a claim that is made in the same moment has come by then. */
const CLAIM_MS = 50;

/** What a claim looks like. Any other value is nobody's. */
const CLAIM = /^[0-9a-f]{16}$/;

/** An Asterisk that does not answer is found out by the connect; in milliseconds. */
const LIMITS = { timeout: 2_000 };

/**
 * Who of those that find an application free in the same moment may register it. Two handshakes that overlap are worse
 * than two in a row: Asterisk 22.10.1 lets both pass, gives the application to one, and does not tell the other. So each
 * writes its name into a variable of Asterisk, and whoever wrote last goes on.
 */
export class OwnershipClaim {
  readonly #asterisk: AsteriskRepository;

  constructor(asterisk: AsteriskRepository) {
    this.#asterisk = asterisk;
  }

  /** Whether nobody has claimed the application after us. Where claims cannot be made there is nothing against it. */
  async made(application: string, signal: AbortSignal): Promise<boolean> {
    const variable = `NESTJS_ARI_CLAIM_${createHash('sha256').update(application).digest('hex').slice(0, 16)}`;
    const own = randomBytes(8).toString('hex');
    try {
      await this.#asterisk.setGlobalVar({ variable, value: own }, { ...LIMITS, signal });
      await after(CLAIM_MS, undefined, { signal });
      const { value } = await this.#asterisk.getGlobalVar({ variable }, { ...LIMITS, signal });
      return value === own || !CLAIM.test(value);
    } catch {
      return true;
    }
  }
}
