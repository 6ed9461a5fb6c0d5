import type { AriClient, AsteriskInfo } from '../../client/index.js';
import type { DoctorOptions } from './doctor-options.js';

/** The server that is examined: it has answered. */
export interface Patient {
  readonly client: AriClient;
  readonly options: DoctorOptions;
  readonly info: AsteriskInfo;
  /** `22.10.1`; undefined where it does not tell one that can be read. */
  readonly version: string | undefined;
}
