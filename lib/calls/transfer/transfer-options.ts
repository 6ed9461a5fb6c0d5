import type { Channel } from '../../client/index.js';
import type { DialConfirm, DialOptions } from '../dial/index.js';

/**
 * Options of a transfer by which the party's own telephone calls the destination.
 * @publicApi
 */
export interface RedirectOptions {
  readonly mode: 'redirect';
  readonly signal?: AbortSignal;
  /** How long the telephone may take to go, in milliseconds. Default 10,000. */
  readonly timeout?: number;
}

/**
 * Options of a transfer in which this application calls the destination: the party hears it ring, and is connected with
 * who answers. It takes all options of a dial.
 * @publicApi
 */
export interface BlindTransferOptions extends DialOptions {
  readonly mode?: 'blind';
}

/**
 * Options of a transfer in which the destination hears first who is there, and then takes the call or does not. It takes
 * the options of a dial.
 * @publicApi
 */
export interface WarmTransferOptions extends Omit<DialOptions, 'confirm' | 'whisper' | 'callerHears'> {
  readonly mode: 'warm';
  /** What the destination hears when it answers: who is there and what for. Without `agent` it then takes or declines. */
  readonly briefing?: string | readonly string[];
  /**
   * Who transfers: is put through to the destination and talks with it, while the party hears music. Hanging up hands the
   * party over, and so does the destination's `accept` key; the destination's `decline` key or hang-up brings it back.
   */
  readonly agent?: Channel;
  /** The key by which the destination takes the party. Default `1`. */
  readonly accept?: string;
  /** The key by which it declines. Default `2`. */
  readonly decline?: string;
  /** How long the destination may think after the briefing, without an agent, in milliseconds. Default 10,000. */
  readonly decideWithin?: number;
  /** How often the briefing is played. Default 1. */
  readonly attempts?: DialConfirm['attempts'];
}

/**
 * Options of `transfer`.
 * @publicApi
 */
export type TransferOptions = RedirectOptions | BlindTransferOptions | WarmTransferOptions;
