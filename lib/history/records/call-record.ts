/**
 * One call: everything that belongs together by dialling, bridges and transfers. A field without a value is left out.
 * @publicApi
 */
export interface CallRecord {
  /** Id of the channel that it began with. */
  readonly id: string;
  readonly application?: string;
  readonly tenant?: string;
  /** Number and name of who called. */
  readonly caller?: string;
  readonly callerName?: string;
  /** What was dialled: an extension, or the address of the first telephone that was rung. */
  readonly called?: string;
  /** `lost`: nothing was heard of its end, because this process or Asterisk was away. */
  readonly state: 'ringing' | 'up' | 'ended' | 'lost';
  /** What became of it, once it has ended. */
  readonly result?: 'answered' | 'busy' | 'noAnswer' | 'rejected' | 'cancelled' | 'failed' | 'lost';
  /** Moments are ISO 8601. */
  readonly startedAt: string;
  readonly rangAt?: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  /** Seconds from the answer to the end. */
  readonly talkSeconds?: number;
  /** Why it ended, by the numbers and words of Q.850; `techCause` is that of the technology, for SIP its status. */
  readonly cause?: number;
  readonly causeText?: string;
  readonly techCause?: number;
  /** How many channels it had. */
  readonly legs: number;
  /** Names of recordings of its channels and bridges. */
  readonly recordings: readonly string[];
  readonly transfers: readonly CallTransfer[];
  /** Channel variables that the options name. These, transfers and recordings: those of its tenant's channels, and of nobody's. */
  readonly variables: Readonly<Record<string, string>>;
  /** Which process wrote it. */
  readonly recorder: string;
}

/**
 * One transfer within a call.
 * @publicApi
 */
export interface CallTransfer {
  readonly kind: 'blind' | 'attended' | 'requested';
  readonly at: string;
  /** Where to: an extension, an application, a bridge. */
  readonly to?: string;
  /** In Asterisk's word: `Success`, `Fail`. */
  readonly result?: string;
}

/**
 * One channel of a call.
 * @publicApi
 */
export interface CallLegRecord {
  /** Id of the channel. */
  readonly id: string;
  /** Id of the call; in the call of another tenant, that of the first channel of its own tenant there. */
  readonly callId: string;
  /** Id of the call, where that is another tenant's. Only those who see all read it. */
  readonly partOf?: string;
  /** Name of the channel: `PJSIP/alice-00000001`. */
  readonly name: string;
  readonly application?: string;
  readonly tenant?: string;
  /** `out`: it was dialled by Asterisk. */
  readonly direction: 'in' | 'out';
  readonly caller?: string;
  readonly callerName?: string;
  /** Number of the other party. Those who do not see what is of that party's tenant read the row without it. */
  readonly connected?: string;
  /** Whose number `connected` is: of a channel of this tenant, or of none. Missing where nobody knows. */
  readonly connectedOf?: { readonly tenant?: string };
  readonly dialled?: string;
  /** `left`: it went on in the dialplan, where nothing is heard of it. */
  readonly state: 'ringing' | 'up' | 'left' | 'ended' | 'lost';
  readonly startedAt: string;
  readonly rangAt?: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  readonly cause?: number;
  readonly causeText?: string;
  readonly techCause?: number;
  readonly bridges: readonly CallLegBridge[];
  /** Digits that were pressed, where the options say so. */
  readonly digits?: string;
  readonly recorder: string;
}

/**
 * The time that a channel spent in a bridge.
 * @publicApi
 */
export interface CallLegBridge {
  readonly id: string;
  readonly from: string;
  readonly to?: string;
}
