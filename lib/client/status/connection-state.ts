import type { AriStatus } from '../connection/index.js';
import type { EventCounts } from '../dispatch/index.js';

/**
 * How a connection was at one moment: for a status page, a metric, a log. Holds no credentials.
 * @publicApi
 */
export interface AriConnectionState {
  /** Name of the connection. */
  readonly name: string;
  readonly status: AriStatus;
  /** When the status became what it is. */
  readonly since: Date;
  /** Why, in words for a log; undefined where the status says it all. */
  readonly reason?: string;
  /** Stasis applications whose events this connection takes. */
  readonly apps: readonly string[];
  /** How often the events were lost and came back. */
  readonly reconnects: number;
  /** Commands that are under way: given, and not answered yet. */
  readonly inFlight: number;
  /**
   * How long the event loop of this process stood still, in milliseconds: when it was last looked at, and at worst in
   * the last 5 to 10 s. Measured while events can come; Asterisk cuts a reader that stalls for 100 ms under load.
   */
  readonly lag: { readonly latestMs: number; readonly worstMs: number };
  /** How many events came, and what became of them. */
  readonly events: EventCounts;
  /** When the last event came; undefined before the first. */
  readonly lastEventAt?: Date;
}
