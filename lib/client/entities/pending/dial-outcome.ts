import type { Channel } from '../channel.js';
import type { AnswerOutcome } from '../channel-life/channel-end.js';

/**
 * How the dial of a created channel ended.
 * @publicApi
 */
export type DialOutcome =
  | AnswerOutcome
  /**
   * The party did not answer: `BUSY`, `CONGESTION`, `NOANSWER`, `CHANUNAVAIL`, … in the words of Asterisk. The channel
   * still exists, and the application decides what to do with it.
   */
  | { readonly outcome: 'unanswered'; readonly dialstatus: string; readonly channel: Channel };
