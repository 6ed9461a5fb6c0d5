import type { Channel } from '../../client/index.js';
import type { DialTarget } from './dial-target.js';

/**
 * How it went with one party that was rung.
 * @publicApi
 */
export interface DialAttempt {
  readonly target: DialTarget;
  /**
   * - `connected`: talked with the caller.
   * - `busy`, `no-answer`: as the telephone or the network said; `no-answer` also when the time to ring was over.
   * - `declined`: refused the call, or did not accept it when asked to confirm.
   * - `elsewhere`: another party was faster, whether this one was still ringing or had picked up.
   * - `hung-up`: picked up, and hung up before it was connected.
   * - `canceled`: the caller hung up, or the dial was aborted, while it rang.
   * - `unreachable`: nothing rang: unknown, offline, no route.
   */
  readonly result:
    'connected' | 'busy' | 'no-answer' | 'declined' | 'elsewhere' | 'hung-up' | 'canceled' | 'unreachable';
  /** Q.850 cause, where Asterisk gives one. */
  readonly cause?: number;
  /** From the order to ring it to its answer, or to the end of the attempt, in milliseconds. */
  readonly ringMs: number;
}

/**
 * What every result of a dial tells.
 * @publicApi
 */
export interface DialReport {
  /** Every party that was rung, in the order in which their attempts ended. */
  readonly attempts: readonly DialAttempt[];
  /** From the beginning to the moment when the two were connected, or to the end, in milliseconds. */
  readonly ringMs: number;
}

/**
 * Two parties have talked.
 * @publicApi
 */
export interface DialCompleted extends DialReport {
  readonly outcome: 'completed';
  /** Who answered. */
  readonly target: DialTarget;
  /** The leg of who answered; it has been hung up, unless it was transferred. */
  readonly channel: Channel;
  /**
   * Who ended it: a party, the time limit, the caller's star key (`hangupOnStar`), or your signal. `transfer`: one of the
   * two was taken to another bridge; a caller was, has talked there, and is alone again or gone.
   */
  readonly endedBy: 'caller' | 'callee' | 'time-limit' | 'star' | 'signal' | 'transfer';
  /** Q.850 cause of the end, when a party ended it and Asterisk gives one. */
  readonly cause?: number;
  /** How long they were connected, in milliseconds. */
  readonly talkMs: number;
  /** Keys that were pressed while they talked; empty unless `captureDigits`. */
  readonly digits: { readonly caller: string; readonly callee: string };
  /** Names of the two recordings, with `record`; a side whose recording could not begin is missing. */
  readonly recordings: { readonly caller?: string; readonly callee?: string };
}

/**
 * Nobody was connected, and the caller is still there.
 * @publicApi
 */
export interface DialFailed extends DialReport {
  /** What to say to the caller: the most hopeful result of all attempts. `failed`: nobody could be reached. */
  readonly outcome: 'no-answer' | 'declined' | 'busy' | 'failed';
  /** Q.850 cause of the attempt that decided the outcome. */
  readonly cause?: number;
}

/**
 * The caller hung up (or left the application) before anybody was connected.
 * @publicApi
 */
export interface DialCanceled extends DialReport {
  readonly outcome: 'canceled';
  readonly cause?: number;
}

/**
 * Your signal ended it before anybody was connected; the caller is still there.
 * @publicApi
 */
export interface DialAborted extends DialReport {
  readonly outcome: 'aborted';
}

/**
 * How a dial went.
 * @publicApi
 */
export type DialResult = DialCompleted | DialFailed | DialCanceled | DialAborted;

/** From the most hopeful to the least. */
const HOPES = [
  ['no-answer', 'no-answer'],
  ['hung-up', 'no-answer'],
  ['declined', 'declined'],
  ['busy', 'busy'],
] as const;

/** The outcome and the cause of a dial that connected nobody: those of the attempt that came nearest. */
export function failed(attempts: readonly DialAttempt[]): Pick<DialFailed, 'outcome' | 'cause'> {
  for (const [result, outcome] of HOPES) {
    const decisive = attempts.find((attempt) => attempt.result === result);
    if (decisive !== undefined) return { outcome, cause: decisive.cause };
  }
  return { outcome: 'failed', cause: attempts.at(-1)?.cause };
}
