import type { Channel } from '../../client/index.js';

/** Forgets the digits that were pressed and that nobody has taken. */
export function dropDigits(channel: Channel): void {
  // A wait for a digit that is over at once: what it forgets is forgotten, and no digit is taken.
  channel.nextDigit({ flush: true, signal: AbortSignal.abort() }).catch(() => {});
}
