// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import { Repository, type RequestOptions } from '../../repository/index.js';
import { EVENTS_OPERATIONS } from '../operations/events.operations.js';

/**
 * Options of `events.userEvent`.
 * @publicApi
 */
export interface EventsUserEventOptions {
  /** Stasis application to send it to. */
  readonly application: string;
  /** Objects to put into the event: `channel:id`, `bridge:id`, `endpoint:PJSIP/alice`, `deviceState:name`. */
  readonly source?: string | readonly string[];
  /** Content of the event; nested values are allowed. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/**
 * Options of `events.claimChannel`.
 * @publicApi
 */
export interface EventsClaimChannelOptions {
  /** Id of the offered channel, from CallBroadcast. */
  readonly channelId: string;
  /** Stasis application that wants the call. */
  readonly application: string;
}

/**
 * The event connection, and commands to send an event of your own or to claim a call offered to several applications.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class EventsRepository extends Repository {
  /**
   * Sends a ChannelUserevent of your own making to a Stasis application. Accepted, but lost, when that application has
   * no connection just now.
   * Since Asterisk 12.3.
   * @param eventName - What receivers see as `eventname`; choose a word of your own.
   * @throws {AriIllegalInputException} A source has an unknown scheme, or the content has the wrong form.
   * @throws {AriNotFoundException} No Stasis application of this name exists.
   * @throws {AriUnprocessableException} A named channel, bridge or other object does not exist.
   */
  userEvent(eventName: string, options: EventsUserEventOptions, request?: RequestOptions): Promise<void> {
    return this.execute(EVENTS_OPERATIONS.userEvent, [eventName], options, request);
  }

  /**
   * Takes a call that `StasisBroadcast()` offered to several applications. The first to claim wins and gets
   * StasisStart. A late claim ends in 409, which is part of normal work with several servers.
   * Since Asterisk 20.20, 22.10 and 23.4.
   * @throws {AriNotFoundException} No such channel, or it is not on offer (any more).
   * @throws {AriIllegalStateException} Another application was faster.
   */
  claimChannel(options: EventsClaimChannelOptions, request?: RequestOptions): Promise<void> {
    return this.execute(EVENTS_OPERATIONS.claimChannel, [], options, request);
  }
}
