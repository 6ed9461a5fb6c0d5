import type { DialAborted, DialCanceled, DialCompleted, DialFailed } from '../dial/index.js';

/**
 * How a transfer went.
 * @publicApi
 */
export type TransferResult =
  /** By `redirect`: the party's own telephone calls there, and its channel has left. */
  | { readonly outcome: 'redirected' }
  /** The party has talked with the destination; `dial` says with which party and how long. The party is still there, unless it hung up. */
  | { readonly outcome: 'transferred'; readonly dial: DialCompleted }
  /** The party is back in silence, to be spoken to: the destination did not take it. `dial` tells why. */
  | { readonly outcome: 'returned'; readonly dial: DialFailed }
  /** By `redirect`: the telephone or Asterisk refused, or the telephone did not go in time. */
  | { readonly outcome: 'refused' }
  /** The party hung up before it was transferred. */
  | { readonly outcome: 'hangup'; readonly dial?: DialCanceled }
  /** Your signal ended it before; the party is still there. */
  | { readonly outcome: 'aborted'; readonly dial?: DialAborted };
