import type { Channel } from '../channel.js';
import type { TimedOut } from '../../outcomes/index.js';

/**
 * How a channel left this client.
 * @publicApi
 */
export type ChannelEnd =
  /**
   * It hung up. `cause` is the Q.850 cause of ChannelDestroyed, or of the request to hang up when Asterisk sends no
   * ChannelDestroyed (a caller from the dialplan). It is undefined when Asterisk says neither: for a channel that this
   * client asked about only after its end, or hung up while no events came; and for a call into the dialplan that is
   * refused within the milliseconds in which this client subscribes to it, unless the application hears the endpoint or
   * its technology (`subscriptions: ['endpoint:PJSIP']`). `Local` channels end with 0, unknown.
   */
  | {
      readonly outcome: 'hangup';
      readonly cause?: number;
      readonly causeText?: string;
      /** Code of the channel's protocol, for SIP the response status. */
      readonly techCause?: number;
      readonly channel: Channel;
    }
  /** It left the application alive and goes on in the dialplan. */
  | { readonly outcome: 'continued'; readonly channel: Channel }
  /** It was moved to an application of another program. */
  | { readonly outcome: 'moved'; readonly application: string; readonly channel: Channel }
  /**
   * Unknown, because no events came: the connection was away since the channel is followed, another program took the
   * application, or the client was closed or has no event socket.
   */
  | { readonly outcome: 'lost' };

/**
 * A channel was answered, or ended first.
 * @publicApi
 */
export type AnswerOutcome = { readonly outcome: 'answered'; readonly channel: Channel } | ChannelEnd | TimedOut;

/**
 * A digit was pressed, or none was.
 * @publicApi
 */
export type DigitOutcome =
  { readonly outcome: 'digit'; readonly digit: string; readonly duration_ms: number } | ChannelEnd | TimedOut;

/**
 * An event came, or the channel ended first.
 * @publicApi
 */
export type EventOutcome<E> = { readonly outcome: 'event'; readonly event: E } | ChannelEnd | TimedOut;
