import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { ResourceInvalidInputException } from '../../resources/index.js';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const BYTES = 32;
/** Wrong PINs in a row, after which none is right for a while. */
const MOST_WRONG = 5;
const CLOSED_FOR = 60_000;
/** Boxes with wrong PINs that are remembered. */
const MOST_BOXES = 10_000;

interface Wrong {
  readonly count: number;
  readonly at: number;
}

/** Hashes PINs, compares them, and closes a box for a minute after five wrong ones. */
export class BoxPins {
  readonly #wrong = new Map<string, Wrong>();

  /** @throws {ResourceInvalidInputException} it has other characters than 3 to 16 digits. */
  async hash(pin: string): Promise<string> {
    if (!/^\d{3,16}$/.test(pin)) throw new ResourceInvalidInputException([{ pin: ['must be 3 to 16 digits'] }]);
    const salt = randomBytes(16);
    return `scrypt:${salt.toString('base64')}:${(await derive(pin, salt, BYTES)).toString('base64')}`;
  }

  /** Whether this is the PIN of the box. While the box is closed, no PIN is. */
  async check(box: string, pin: string, hash: string | undefined): Promise<boolean> {
    const now = performance.now();
    const wrong = this.#wrong.get(box);
    const count = wrong === undefined || now - wrong.at > CLOSED_FOR ? 0 : wrong.count;
    if (hash === undefined || count >= MOST_WRONG) return false;
    // Counted before it is known: many at once are no way around the limit.
    this.#note(box, { count: count + 1, at: now });
    const [, salt = '', kept = ''] = hash.split(':');
    const derived = await derive(pin, Buffer.from(salt, 'base64'), BYTES);
    const right = timingSafeEqual(derived, Buffer.from(kept, 'base64'));
    if (right) this.#wrong.delete(box);
    return right;
  }

  #note(box: string, wrong: Wrong): void {
    this.#wrong.delete(box);
    this.#wrong.set(box, wrong);
    const [oldest] = this.#wrong.keys();
    if (this.#wrong.size > MOST_BOXES && oldest !== undefined) this.#wrong.delete(oldest);
  }
}
