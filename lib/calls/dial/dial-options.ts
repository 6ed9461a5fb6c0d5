import type { Channel } from '../../client/index.js';
import type { CallerId, DialTarget } from './dial-target.js';

/**
 * Asks a callee whether to take the call, before the caller is connected: keeps voicemails and wrong hands out.
 * @publicApi
 */
export interface DialConfirm {
  /** What the callee hears: `sound:vm-press`. */
  readonly media: string | readonly string[];
  /** The key that takes the call. Default `1`. */
  readonly accept?: string;
  /** The key that declines it. Default: none; other keys than `accept` mean nothing. */
  readonly decline?: string;
  /** How long the callee may think after the sound, in milliseconds. Default 10,000. */
  readonly timeout?: number;
  /** How often it is asked. Default 1. */
  readonly attempts?: number;
}

/**
 * Says something before the time limit of a call ends it.
 * @publicApi
 */
export interface DialWarning {
  /** How long before the end, in milliseconds. */
  readonly before: number;
  readonly media: string | readonly string[];
  /** Who hears it. Default `both`. */
  readonly to?: 'caller' | 'callee' | 'both';
}

/**
 * Records both sides of the talk, each in a file of its own.
 * @publicApi
 */
export interface DialRecord {
  /** Beginning of the names: `<name>-caller` and `<name>-callee`. Default: the id of the bridge. */
  readonly name?: string;
  /** Format of the files. Default `wav`. */
  readonly format?: string;
}

/**
 * The party that the caller has been connected with.
 * @publicApi
 */
export interface DialConnection {
  readonly target: DialTarget;
  readonly channel: Channel;
  /** Id of the bridge in which the two talk. */
  readonly bridgeId: string;
  readonly ringMs: number;
}

/**
 * Options of `dial`.
 * @publicApi
 */
export interface DialOptions {
  /** Ends the dial, and the talk. */
  readonly signal?: AbortSignal;
  /** The application that the legs enter. Default: that of the caller. */
  readonly app?: string;
  /** How long each party may ring, in milliseconds. Default 30,000. */
  readonly timeout?: number;
  /** How long the two may talk, in milliseconds. Default 14,400,000: four hours. */
  readonly timeLimit?: number;
  /** What is said before `timeLimit` is over. */
  readonly warnings?: readonly DialWarning[];
  /**
   * What the caller hears meanwhile: the ringing tone (default), music, what the called side sends before its answer
   * (`early-media`; the ringing tone until it sends something), or nothing.
   */
  readonly callerHears?: 'ringing' | 'music' | 'early-media' | 'nothing';
  /** Class of the music. Default: that of the channel. */
  readonly musicClass?: string;
  /**
   * The caller's call is answered when the callee's is, so that nobody pays for ringing (default). `false`: at once; some
   * telephones let music be heard only then.
   */
  readonly answerOnBridge?: boolean;
  /** What the callees' telephones show. Default: the caller. */
  readonly callerId?: CallerId;
  /** SIP header fields of every INVITE; for PJSIP alone. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Channel variables of every leg, set before it rings. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Asks who answers whether to take the call. The others ring on until somebody has accepted. */
  readonly confirm?: DialConfirm;
  /** Is played to the callee alone before the two are connected; the others have stopped ringing. */
  readonly whisper?: string | readonly string[];
  /** The caller's `*` ends the talk and keeps the caller. Default false. */
  readonly hangupOnStar?: boolean;
  /** Notes what the two press while they talk. Default false: pressed keys are not looked at, and kept for what follows. */
  readonly captureDigits?: boolean;
  /** Hears of every key that one of the two presses while they talk. */
  readonly onDigit?: (side: 'caller' | 'callee', digit: string) => void;
  /** Hears when one of the two puts the other on hold by the telephone, and takes the call back. */
  readonly onHold?: (side: 'caller' | 'callee', held: boolean) => void;
  /** Records both sides apart. */
  readonly record?: DialRecord | boolean;
  /** Hears when the two are connected. */
  readonly onConnected?: (connection: DialConnection) => void;
}
