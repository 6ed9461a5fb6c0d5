import type { DialResult } from '../dial/index.js';

/**
 * How a transfer that a telephone has asked for went.
 * @publicApi
 */
export type AcceptedTransfer =
  /** The two have talked; it is over. `dial` is there when this application has called the destination. */
  | { readonly outcome: 'transferred'; readonly talkMs: number; readonly dial?: DialResult }
  /** The destination could not be had: the telephone got a report, and the two talk on as before. */
  | { readonly outcome: 'returned'; readonly dial: DialResult }
  /** There was nobody to transfer any more. */
  | { readonly outcome: 'hangup' };
