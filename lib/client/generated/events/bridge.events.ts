// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Bridge, Channel } from '../../entities/index.js';
import { BaseEvent } from '../../events/index.js';

/**
 * A participant connected two calls of his or her own with each other and left. Which optional fields are present
 * depends on `destination_type`.
 * Since Asterisk 12.1.
 * @publicApi
 */
export class BridgeAttendedTransfer extends BaseEvent {
  declare readonly type: 'BridgeAttendedTransfer';
  /** Call of the transferring party that was there first. */
  declare readonly transferer_first_leg: Channel;
  /** Call of the transferring party to the new destination. */
  declare readonly transferer_second_leg: Channel;
  /** Channel that took the place of the first call. Since Asterisk 12.5. */
  declare readonly replace_channel?: Channel;
  /** Party who was handed over. Since Asterisk 12.5. */
  declare readonly transferee?: Channel;
  /** Party who received the call. Since Asterisk 12.5. */
  declare readonly transfer_target?: Channel;
  /** `Success`, `Fail`, `Invalid` or `Not Permitted`. */
  declare readonly result: string;
  /**
   * True if it was asked for from outside (SIP REFER, or a program), false if a participant used a feature code of
   * Asterisk.
   */
  declare readonly is_external: boolean;
  /** Bridge of the first call. */
  declare readonly transferer_first_leg_bridge?: Bridge;
  /** Bridge of the second call. */
  declare readonly transferer_second_leg_bridge?: Bridge;
  /** How it ended: `bridge`, `application`, `link` (two bridges joined by a Local channel), `threeway` or `fail`. */
  declare readonly destination_type: string;
  /** Type `bridge`: id of the bridge that remains. */
  declare readonly destination_bridge?: string;
  /** Type `application`: dialplan application the party now is in. */
  declare readonly destination_application?: string;
  /** Type `link`: first half of the joining Local channel. */
  declare readonly destination_link_first_leg?: Channel;
  /** Type `link`: other half of it. */
  declare readonly destination_link_second_leg?: Channel;
  /** Type `threeway`: the channel with which the transferring party stays. */
  declare readonly destination_threeway_channel?: Channel;
  /** Type `threeway`: bridge in which all three talk. */
  declare readonly destination_threeway_bridge?: Bridge;
}

/**
 * A participant of a bridge sent the other party to a new number without talking to it first.
 * Since Asterisk 12.1.
 * @publicApi
 */
export class BridgeBlindTransfer extends BaseEvent {
  declare readonly type: 'BridgeBlindTransfer';
  /** Channel of the participant who transferred. */
  declare readonly channel: Channel;
  /** Stand-in channel, used when the others could not be sent away directly. Since Asterisk 12.6. */
  declare readonly replace_channel?: Channel;
  /** Channel that was sent away; missing when there were several. Since Asterisk 12.5. */
  declare readonly transferee?: Channel;
  /** Extension the call was sent to. */
  declare readonly exten: string;
  /** Dialplan context of that extension. */
  declare readonly context: string;
  /** `Success`, `Fail`, `Invalid` or `Not Permitted`. */
  declare readonly result: string;
  /**
   * True if it was asked for from outside (SIP REFER, or a program), false if a participant used a feature code of
   * Asterisk.
   */
  declare readonly is_external: boolean;
  /** Bridge in which it happened. */
  declare readonly bridge?: Bridge;
}

/**
 * A bridge came into being.
 * @publicApi
 */
export class BridgeCreated extends BaseEvent {
  declare readonly type: 'BridgeCreated';
  /** The new bridge, still empty. */
  declare readonly bridge: Bridge;
}

/**
 * A bridge is gone.
 * @publicApi
 */
export class BridgeDestroyed extends BaseEvent {
  declare readonly type: 'BridgeDestroyed';
  /** The bridge as it was last. */
  declare readonly bridge: Bridge;
}

/**
 * All channels of one bridge moved into another one.
 * @publicApi
 */
export class BridgeMerged extends BaseEvent {
  declare readonly type: 'BridgeMerged';
  /** The bridge that remains. */
  declare readonly bridge: Bridge;
  /** The bridge that was emptied. */
  declare readonly bridge_from: Bridge;
}

/**
 * The participants of a bridge now see someone else.
 * Since Asterisk 13.13 and 14.2.
 * @publicApi
 */
export class BridgeVideoSourceChanged extends BaseEvent {
  declare readonly type: 'BridgeVideoSourceChanged';
  /** The bridge; `video_source_id` names the channel seen now. */
  declare readonly bridge: Bridge;
  /** Id of the channel seen before, if any. */
  declare readonly old_video_source_id?: string;
}
