import type { Exchange } from '../exchange/index.js';
import type { Stasis } from '../stasis/index.js';

/** Who the simulated server says it is. */
export interface ServerIdentity {
  readonly version: string;
  readonly systemName: string;
  /** `asterisk_id` of every event. */
  readonly entityId: string;
}

/** What the operations act on. */
export interface ResourceContext {
  readonly exchange: Exchange;
  readonly stasis: Stasis;
  readonly identity: ServerIdentity;
  /** Whether configuration objects may be added while it runs. */
  readonly dynamicObjects: boolean;
}
