import type { LiveRow } from './live-row.js';

/**
 * A telephone or a trunk, of the stream `endpoints`.
 * @publicApi
 */
export interface EndpointRow extends LiveRow {
  /** `PJSIP/alice`. */
  readonly id: string;
  readonly technology: string;
  readonly resource: string;
  /** `online`, `offline` or `unknown`. */
  readonly state?: string;
  /** Its calls, without those that the reader does not see. */
  readonly channel_ids: readonly string[];
}
