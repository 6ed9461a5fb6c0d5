import type { Channel } from '../entities/index.js';
import { BaseEvent } from '../events/index.js';

/**
 * What the client found when its event socket opened, compared with what it knew. It has the form of an event, so that
 * handlers, guards and pipes can take it as one; Asterisk did not send it, and no other event is made up from it.
 * @publicApi
 */
export class AriResync extends BaseEvent {
  declare readonly type: 'AriResync';
  /** The applications that were compared; several are separated by commas. */
  declare readonly application: string;
  /** When the client was through with the comparison: ISO 8601. */
  declare readonly timestamp: string;
  /** Name of the connection. */
  declare readonly connection: string;
  /** How long the socket was away, in milliseconds; undefined when it opened for the first time. */
  declare readonly gapMs?: number;
  /** How long the event loop of this process stood still before the socket was cut, in milliseconds: the likely cause. */
  declare readonly lagMs?: number;
  /** Asterisk itself was restarted meanwhile: every call of before is gone. */
  declare readonly restarted: boolean;
  /** Channels that ended unseen, as they were last seen. Waits on them are settled as `lost`. */
  declare readonly ended: readonly Channel[];
  /** Channels that are in an application of this client and that it did not know: nobody owns these calls. */
  declare readonly appeared: readonly Channel[];
  /** Channels that are still there in another state than they were last seen in. */
  declare readonly changed: readonly Channel[];
}
