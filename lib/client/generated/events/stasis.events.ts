// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Channel } from '../../entities/index.js';
import { BaseEvent } from '../../events/index.js';

/**
 * A channel left the application: it hung up, went on in the dialplan, or moved elsewhere. Commands for it now end in
 * 409 or 404.
 * @publicApi
 */
export class StasisEnd extends BaseEvent {
  declare readonly type: 'StasisEnd';
  /** The channel that left. */
  declare readonly channel: Channel;
}

/**
 * A call arrived in the application and waits for commands. An incoming one has state `Ring` and is not answered yet.
 * May arrive before the answer to the command that placed the call.
 * @publicApi
 */
export class StasisStart extends BaseEvent {
  declare readonly type: 'StasisStart';
  /** Arguments of `Stasis()`, or `appArgs` of the command. */
  declare readonly args: readonly string[];
  /** The channel that arrived. */
  declare readonly channel: Channel;
  /** Channel it takes over from, after a transfer; otherwise missing. Since Asterisk 12.5. */
  declare readonly replace_channel?: Channel;
}
