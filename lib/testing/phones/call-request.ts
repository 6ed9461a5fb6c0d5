/**
 * Who calls, and what is called.
 * @publicApi
 */
export interface CallRequest {
  /** The caller's number. It is also the phone: `1001` calls from `PJSIP/1001`, unless `endpoint` says otherwise. */
  readonly from: string;
  /** The caller's name. Default: none. */
  readonly name?: string;
  /** The endpoint the call comes from. Default `PJSIP/<from>`. */
  readonly endpoint?: string;
  /** The Stasis application that is called. Give this or `exten`. */
  readonly app?: string;
  /** Arguments for the application. */
  readonly args?: readonly string[];
  /** The number that was dialled. With `app` it only shows in the channel; without, the dialplan is run there. Default `s`. */
  readonly exten?: string;
  /** The dialplan context. Default: the simulator's `phoneContext`, which is `default`. */
  readonly context?: string;
  /** The channel's id. Default: one as Asterisk makes them. */
  readonly channelId?: string;
}
