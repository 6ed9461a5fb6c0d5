import type { Channel } from '../channel.js';
import type { AnswerOutcome } from '../channel-life/channel-end.js';

/**
 * How a call to the other party of a created channel went.
 * @publicApi
 */
export type DialOutcome =
  | AnswerOutcome
  /**
   * The party does not answer: `BUSY`, `CONGESTION`, `NOANSWER`, `CHANUNAVAIL`, … as Asterisk puts it. The channel is
   * still there, and it is up to the application what to do with it.
   */
  | { readonly outcome: 'unanswered'; readonly dialstatus: string; readonly channel: Channel };
