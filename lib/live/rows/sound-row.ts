import type { FormatLangPair } from '../../client/index.js';
import type { LiveRow } from './live-row.js';

/**
 * A sound file that can be played, of the stream `sounds`. Belongs to every tenant.
 * @publicApi
 */
export interface SoundRow extends LiveRow {
  readonly id: string;
  /** What is spoken, if Asterisk knows it. */
  readonly text?: string;
  /** Languages and file formats in which it is there. */
  readonly formats: readonly FormatLangPair[];
}
