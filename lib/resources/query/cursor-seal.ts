import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { ResourceBadRequestException } from '../exceptions/index.js';
import type { PagePosition } from './resource-query.js';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts positions for the way to the client and back: nobody reads one, changes one or uses one for another query. */
export class CursorSeal {
  readonly #key: Buffer;

  /** @param secret - shared by all processes that serve the same clients. Default: one of this process alone. */
  constructor(secret: string | undefined) {
    this.#key = secret === undefined ? randomBytes(32) : createHash('sha256').update(secret).digest();
  }

  /** @param query - what the position belongs to: stream, conditions, order, and what the user may see. */
  seal(position: PagePosition, query: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(query));
    const encrypted = [cipher.update(JSON.stringify(position)), cipher.final()];
    return Buffer.concat([iv, cipher.getAuthTag(), ...encrypted]).toString('base64url');
  }

  /** @throws {ResourceBadRequestException} the cursor was changed, or belongs to another query. */
  open(cursor: string, query: string): PagePosition {
    const bytes = Buffer.from(cursor, 'base64url');
    try {
      const iv = bytes.subarray(0, IV_BYTES);
      const decipher = createDecipheriv(ALGORITHM, this.#key, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(query))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const decrypted = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
      return JSON.parse(Buffer.concat(decrypted).toString()) as PagePosition;
    } catch {
      throw new ResourceBadRequestException([
        { cursor: ['is none of this query: begin again with null, and change nothing but the limit on the way'] },
      ]);
    }
  }
}
