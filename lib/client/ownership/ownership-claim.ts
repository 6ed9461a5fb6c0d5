import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { AsteriskRepository } from '../generated/index.js';

/** How long to wait until a claim counts, in milliseconds: a claim of the same moment has arrived by then. */
const CLAIM_MS = 50;

/** The form of a claim. Any other value is not a claim. */
const CLAIM = /^[0-9a-f]{16}$/;

/** Time limit in milliseconds: the connect notices an Asterisk that does not answer. */
const LIMITS = { timeout: 2_000 };

/**
 * Decides which of two processes may register an application that both found free in the same moment. Two handshakes
 * that overlap are worse than two in a row: Asterisk 22.10.1 accepts both, gives the application to one, and sends
 * nothing to the other. So each process writes its name into a variable of Asterisk, and the one that wrote last goes
 * on.
 */
export class OwnershipClaim {
  readonly #asterisk: AsteriskRepository;

  constructor(asterisk: AsteriskRepository) {
    this.#asterisk = asterisk;
  }

  /**
   * Claims the application; resolves with false when another process claimed it later. True when claims cannot be
   * written.
   */
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
