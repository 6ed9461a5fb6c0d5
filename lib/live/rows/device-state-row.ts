import type { LiveRow } from './live-row.js';

/**
 * What a device does, of the stream `deviceStates`.
 * @publicApi
 */
export interface DeviceStateRow extends LiveRow {
  readonly name: string;
  /** `NOT_INUSE`, `INUSE`, `RINGING`, … */
  readonly state: string;
}
