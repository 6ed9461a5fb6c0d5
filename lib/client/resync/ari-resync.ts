import type { Channel } from '../entities/index.js';
import { BaseEvent } from '../events/index.js';

/**
 * Says what the client found when its event socket opened, compared with what it knew. It has the form of an event, so
 * that handlers, guards and pipes can take it as one. Asterisk did not send it, and no other event is made from it.
 * @publicApi
 */
export class AriResync extends BaseEvent {
  declare readonly type: 'AriResync';
  /** The applications that were compared; several are separated by commas. */
  declare readonly application: string;
  /** When the comparison was finished: ISO 8601. */
  declare readonly timestamp: string;
  /** Name of the connection. */
  declare readonly connection: string;
  /** How long the socket was away, in milliseconds; undefined when it opened for the first time. */
  declare readonly gapMs?: number;
  /**
   * How long the event loop of this process was blocked before the socket was cut, in milliseconds: the likely cause.
   */
  declare readonly lagMs?: number;
  /** Asterisk itself was restarted meanwhile: all earlier calls are gone. */
  declare readonly restarted: boolean;
  /** Channels that ended without an event, as they were last seen. Waits on them are settled as `lost`. */
  declare readonly ended: readonly Channel[];
  /** Channels in an application of this client that it did not know: no code handles these calls. */
  declare readonly appeared: readonly Channel[];
  /** Channels that still exist and whose state has changed. */
  declare readonly changed: readonly Channel[];
}
