import type { LiveRow } from './live-row.js';

/**
 * A Stasis application, of the stream `applications`. What it is subscribed to changes without an event: ask for it with
 * `fresh`.
 * @publicApi
 */
export interface ApplicationRow extends LiveRow {
  readonly name: string;
  readonly channel_ids: readonly string[];
  readonly bridge_ids: readonly string[];
  readonly endpoint_ids: readonly string[];
  readonly device_names: readonly string[];
  readonly events_allowed: readonly object[];
  readonly events_disallowed: readonly object[];
}
