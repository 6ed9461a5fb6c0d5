// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Channel } from '../../entities/index.js';
import { BaseEvent } from '../../events/index.js';

/**
 * A call is on offer to several applications (`StasisBroadcast()` in the dialplan). Claim it to get it.
 * Since Asterisk 20.20, 22.10 and 23.4.
 * @publicApi
 */
export class CallBroadcast extends BaseEvent {
  declare readonly type: 'CallBroadcast';
  /** The call on offer. */
  declare readonly channel: Channel;
  /** Number of the caller. */
  declare readonly caller?: string;
  /** Number that was called. */
  declare readonly called?: string;
}

/**
 * A call on offer was taken by one of the applications.
 * Since Asterisk 20.20, 22.10 and 23.4.
 * @publicApi
 */
export class CallClaimed extends BaseEvent {
  declare readonly type: 'CallClaimed';
  /** The call. */
  declare readonly channel: Channel;
  /** Application that got it. */
  declare readonly winner_app: string;
}
