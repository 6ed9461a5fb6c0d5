import { AriClient, AriConfigurationException } from '../../client/index.js';
import { UsageError } from '../usage.error.js';
import type { DoctorOptions } from './doctor-options.js';

/** Findings tell what is wrong; nothing is to be written beside them. */
const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * A client of the server that is examined.
 * @throws {UsageError} url, user or password cannot be right.
 */
export function clientOf({ url, username, timeout }: DoctorOptions, password: string, app?: string): AriClient {
  try {
    return new AriClient({ url, username, password, timeout, apps: app, name: 'doctor', sockets: 2, logger: SILENT });
  } catch (error) {
    if (!(error instanceof AriConfigurationException)) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}
