import type { DialOutcome } from '../../client/index.js';
import type { DialAttempt } from './dial-result.js';

type Result = DialAttempt['result'];

/** Q.850 causes that say what the party did. Every other one says that nothing rang, or why it stopped by itself. */
const BY_CAUSE: Readonly<Record<number, Result>> = {
  16: 'no-answer',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  21: 'declined',
  26: 'elsewhere',
};

/** Results by the status of `Dial`; where there is none, the cause decides. */
const BY_STATUS: Readonly<Record<string, Result>> = { BUSY: 'busy', NOANSWER: 'no-answer', CANCEL: 'no-answer' };

/** SIP statuses of a party that does not want the call; Asterisk makes the cause of a full network of some of them. */
const DECLINED: ReadonlySet<number> = new Set([603, 607, 608]);

/** Gives the result of a party that did not answer. A Local channel ends without a cause: its number rang, or did nothing. */
export function unanswered(outcome: DialOutcome, cause: number | undefined, sip: number | undefined): Result {
  if (outcome.outcome === 'timeout') return 'no-answer';
  if (sip !== undefined && DECLINED.has(sip)) return 'declined';
  if (outcome.outcome === 'unanswered') {
    const known = BY_STATUS[outcome.dialstatus];
    if (known !== undefined) return known;
  }
  if (cause !== undefined && cause > 0) return BY_CAUSE[cause] ?? 'unreachable';
  return outcome.outcome === 'hangup' ? 'no-answer' : 'unreachable';
}
