import type { Channel } from '../entities/index.js';

/** What the client found when its event socket opened, compared with what it knew. No event is made up from it. */
export interface AriResync {
  /** Name of the connection. */
  readonly connection: string;
  /** How long the socket was away, in milliseconds; undefined when it opened for the first time. */
  readonly gapMs?: number;
  /** Asterisk itself was restarted meanwhile: every call of before is gone. */
  readonly restarted: boolean;
  /** Channels that ended unseen, as they were last seen. Waits on them are settled as `lost`. */
  readonly ended: readonly Channel[];
  /** Channels that are in an application of this client and that it did not know: nobody owns these calls. */
  readonly appeared: readonly Channel[];
  /** Channels that are still there in another state than they were last seen in. */
  readonly changed: readonly Channel[];
}

/**
 * What becomes of calls that are found in an application without an owner, after a gap or a restart of this program:
 * `resume` – they stay, and `appeared` tells of them; `continueInDialplan` – they go on in the dialplan;
 * `hangup` – they are hung up.
 */
export type OrphanPolicy = 'resume' | 'continueInDialplan' | 'hangup';
