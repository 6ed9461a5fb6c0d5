import type { LiveRow } from './live-row.js';

/**
 * A bridge of the stream `bridges`.
 * @publicApi
 */
export interface BridgeRow extends LiveRow {
  readonly id: string;
  readonly technology: string;
  /** `mixing` or `holding`. */
  readonly bridge_type: string;
  readonly bridge_class: string;
  readonly creator: string;
  readonly name: string;
  /** Ids of the channels in it, without those that the reader does not see. */
  readonly channels: readonly string[];
  readonly creationtime: string;
  readonly video_mode?: string;
  readonly video_source_id?: string;
  readonly bridgevars?: Readonly<Record<string, string>>;
}
