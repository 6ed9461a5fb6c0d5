// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Bridge, Channel, Endpoint } from '../../entities/index.js';
import { BaseEvent } from '../../events/index.js';
import type { ReferTo, ReferredBy } from '../models/events.models.js';

/**
 * Caller name or number of a channel changed.
 * @publicApi
 */
export class ChannelCallerId extends BaseEvent {
  declare readonly type: 'ChannelCallerId';
  /** Whether the number may be shown, as a number (0 to 3 shown, 32 to 35 withheld, 67 unavailable). */
  declare readonly caller_presentation: number;
  /** The same in words. */
  declare readonly caller_presentation_txt: string;
  /** The channel with the new caller. */
  declare readonly channel: Channel;
}

/**
 * The name or number of the other party changed, for example after a transfer.
 * Since Asterisk 13.1.
 * @publicApi
 */
export class ChannelConnectedLine extends BaseEvent {
  declare readonly type: 'ChannelConnectedLine';
  /** The channel; `connected` holds the new party. */
  declare readonly channel: Channel;
}

/**
 * A call leg came into being. Seen with a subscription to all channels; the first event of your own calls is usually
 * StasisStart.
 * @publicApi
 */
export class ChannelCreated extends BaseEvent {
  declare readonly type: 'ChannelCreated';
  /** The new channel. */
  declare readonly channel: Channel;
}

/**
 * A call leg is gone for good. A channel that entered from the dialplan does not send it after StasisEnd unless you
 * subscribed to the channel, so treat StasisEnd as the end.
 * @publicApi
 */
export class ChannelDestroyed extends BaseEvent {
  declare readonly type: 'ChannelDestroyed';
  /** Q.850 cause: 16 normal, 17 busy, 19 no answer, 21 rejected, 34 congestion; 0 unknown. */
  declare readonly cause: number;
  /** The cause in words, such as `User busy`. */
  declare readonly cause_txt: string;
  /** Code of the protocol behind it, for SIP the response status such as 480. Since Asterisk 20.17, 22.7 and 23.1. */
  declare readonly tech_cause?: number;
  /** The channel as it was last. */
  declare readonly channel: Channel;
}

/**
 * A channel goes to its next dialplan step.
 * @publicApi
 */
export class ChannelDialplan extends BaseEvent {
  declare readonly type: 'ChannelDialplan';
  /** The channel; its `dialplan` tells at which step it is. */
  declare readonly channel: Channel;
  /** Dialplan application that now runs. */
  declare readonly dialplan_app: string;
  /** Arguments of that application. */
  declare readonly dialplan_app_data: string;
}

/**
 * A party pressed a key. Comes when the key is let go, however the phone signals it (RFC 4733, SIP INFO).
 * @publicApi
 */
export class ChannelDtmfReceived extends BaseEvent {
  declare readonly type: 'ChannelDtmfReceived';
  /** The key: `0`-`9`, `*`, `#`, `A`-`D`. */
  declare readonly digit: string;
  /** How long it was pressed, in ms. */
  declare readonly duration_ms: number;
  /** Channel of the party who pressed it. */
  declare readonly channel: Channel;
}

/**
 * A channel joined a bridge and now hears the others.
 * @publicApi
 */
export class ChannelEnteredBridge extends BaseEvent {
  declare readonly type: 'ChannelEnteredBridge';
  /** The bridge, this channel included. */
  declare readonly bridge: Bridge;
  /** The channel that joined; may be missing. */
  declare readonly channel?: Channel;
}

/**
 * Somebody wants to end the call: the party hung up, or a program did. The channel still exists; StasisEnd or
 * ChannelDestroyed follow.
 * @publicApi
 */
export class ChannelHangupRequest extends BaseEvent {
  declare readonly type: 'ChannelHangupRequest';
  /**
   * Q.850 cause (16 normal, 17 busy) when the far side ended it. With `soft` it is an internal number of Asterisk, 32
   * for a hang-up command; read the cause from ChannelDestroyed then.
   */
  declare readonly cause?: number;
  /** Code of the protocol behind it, for SIP the response status. Since Asterisk 20.17, 22.7 and 23.1. */
  declare readonly tech_cause?: number;
  /** True if Asterisk or a program asked for it, missing if it came from the far side. */
  declare readonly soft?: boolean;
  /** Channel that is to end. */
  declare readonly channel: Channel;
}

/**
 * The party pressed hold on the phone. SIP phones cause it by a re-INVITE; Local channels never do, and neither does
 * the hold command.
 * Since Asterisk 13.4.
 * @publicApi
 */
export class ChannelHold extends BaseEvent {
  declare readonly type: 'ChannelHold';
  /** Channel of that party. */
  declare readonly channel: Channel;
  /** Music class the phone wished for, if any. */
  declare readonly musicclass?: string;
}

/**
 * A channel is out of a bridge and hears the others no more: it was removed, moved or hung up.
 * @publicApi
 */
export class ChannelLeftBridge extends BaseEvent {
  declare readonly type: 'ChannelLeftBridge';
  /** The bridge without this channel. */
  declare readonly bridge: Bridge;
  /** The channel that left. */
  declare readonly channel: Channel;
}

/**
 * The state of a call leg changed, for example from `Ringing` to `Up` when it is answered.
 * @publicApi
 */
export class ChannelStateChange extends BaseEvent {
  declare readonly type: 'ChannelStateChange';
  /** The channel with its new state. */
  declare readonly channel: Channel;
}

/**
 * The party fell silent. Needs `TALK_DETECT(set)` and a party that goes on sending audio frames.
 * Since Asterisk 12.4.
 * @publicApi
 */
export class ChannelTalkingFinished extends BaseEvent {
  declare readonly type: 'ChannelTalkingFinished';
  /** Channel of the speaker. */
  declare readonly channel: Channel;
  /** How long the party spoke, in ms. */
  declare readonly duration: number;
}

/**
 * The party begins to speak. Needs `TALK_DETECT(set)` on the channel.
 * Since Asterisk 12.4.
 * @publicApi
 */
export class ChannelTalkingStarted extends BaseEvent {
  declare readonly type: 'ChannelTalkingStarted';
  /** Channel of the speaker. */
  declare readonly channel: Channel;
}

/**
 * A tone was recognised, for example of a fax machine. Needs TONE_DETECT, set in the dialplan; the event does not say
 * which tone.
 * Since Asterisk 22.0.
 * @publicApi
 */
export class ChannelToneDetected extends BaseEvent {
  declare readonly type: 'ChannelToneDetected';
  /** Channel that carried the tone. */
  declare readonly channel: Channel;
}

/**
 * A phone asks for a transfer and leaves the work to you, because PJSIP_TRANSFER_HANDLING is `ari-only`. Nothing is
 * connected automatically: place the call, bridge it, and report with transfer_progress.
 * Since Asterisk 20.13, 21.8 and 22.3.
 * @publicApi
 */
export class ChannelTransfer extends BaseEvent {
  declare readonly type: 'ChannelTransfer';
  /** How far the transfer is, if it has begun. */
  declare readonly state?: string;
  /** Where the call is to go. */
  declare readonly refer_to: ReferTo;
  /** Who asked for it. */
  declare readonly referred_by: ReferredBy;
}

/**
 * The party took the call back from hold on the phone.
 * Since Asterisk 13.4.
 * @publicApi
 */
export class ChannelUnhold extends BaseEvent {
  declare readonly type: 'ChannelUnhold';
  /** Channel of that party. */
  declare readonly channel: Channel;
}

/**
 * An event made up by a program: by userEvent, or by the dialplan application `UserEvent()`. May come without any
 * channel.
 * @publicApi
 */
export class ChannelUserevent extends BaseEvent {
  declare readonly type: 'ChannelUserevent';
  /** What the sender called it, in `events.userEvent` or in the dialplan. */
  declare readonly eventname: string;
  /** Channel it is about, if one was named. */
  declare readonly channel?: Channel;
  /** Bridge it is about, if one was named. Since Asterisk 12.3. */
  declare readonly bridge?: Bridge;
  /** Endpoint it is about, if one was named. Since Asterisk 12.3. */
  declare readonly endpoint?: Endpoint;
  /** Its content, plus the name once more. */
  declare readonly userevent: Readonly<Record<string, unknown>>;
}

/**
 * A variable was set. Comes without a channel for global variables.
 * @publicApi
 */
export class ChannelVarset extends BaseEvent {
  declare readonly type: 'ChannelVarset';
  /** Which variable was set or changed. */
  declare readonly variable: string;
  /** Value it has now. */
  declare readonly value: string;
  /** Channel of the variable; missing for a global one. */
  declare readonly channel?: Channel;
}

/**
 * A call attempt begins, rings, or has ended one way or another.
 * @publicApi
 */
export class Dial extends BaseEvent {
  declare readonly type: 'Dial';
  /** Channel that calls; missing for calls placed by a program. */
  declare readonly caller?: Channel;
  /** Channel that is called. */
  declare readonly peer: Channel;
  /** Number the called phone diverts to, if it does. */
  declare readonly forward?: string;
  /** Channel of the diverted call. */
  declare readonly forwarded?: Channel;
  /** Address being called. */
  declare readonly dialstring?: string;
  /**
   * Empty at the beginning, then `RINGING`, `PROGRESS`, `PROCEEDING`, and at the end `ANSWER`, `BUSY`, `NOANSWER`,
   * `CANCEL`, `CONGESTION` or `CHANUNAVAIL`.
   */
  declare readonly dialstatus: string;
}
