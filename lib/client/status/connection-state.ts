import type { AriStatus } from '../connection/index.js';
import type { EventCounts } from '../dispatch/index.js';

/**
 * State of a connection at one moment, for a status page, a metric or a log. Holds no credentials.
 * @publicApi
 */
export interface AriConnectionState {
  /** Name of the connection. */
  readonly name: string;
  readonly status: AriStatus;
  /** When the status last changed. */
  readonly since: Date;
  /** The reason, in words for a log; undefined when the status needs none. */
  readonly reason?: string;
  /** Stasis applications whose events this connection takes. */
  readonly apps: readonly string[];
  /** How often the events were lost and came back. */
  readonly reconnects: number;
  /** Number of commands that are sent and not answered yet. */
  readonly inFlight: number;
  /**
   * How long the event loop of this process was blocked, in milliseconds: at the last measurement, and the worst of the
   * last 5 to 10 s. Measured while events can come; Asterisk cuts a reader that stalls for 100 ms under load.
   */
  readonly lag: { readonly latestMs: number; readonly worstMs: number };
  /** Counts of events. */
  readonly events: EventCounts;
  /** When the last event came; undefined before the first. */
  readonly lastEventAt?: Date;
}
