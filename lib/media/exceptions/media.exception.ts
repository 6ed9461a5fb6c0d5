import { AriException } from '../../client/index.js';

/**
 * Why something failed: `audio` (bytes that are no sound of the format), `format` (a format that is not known here),
 * `overflow` (written without waiting), `refused` (Asterisk or the other side said no), `timeout` (nobody came in time),
 * `lost` (the socket broke), `closed` (the stream or the server has ended), `unsupported` (the format or the way cannot
 * do it).
 * @publicApi
 */
export type MediaFailure = 'audio' | 'format' | 'overflow' | 'refused' | 'timeout' | 'lost' | 'closed' | 'unsupported';

/**
 * Thrown when sound cannot be opened, read or written; the message says what to do.
 * @publicApi
 */
export class MediaException extends AriException {
  override readonly code: string = 'ARI_MEDIA';
  /** The kind of failure, for a program. */
  readonly reason: MediaFailure;

  constructor(
    operation: string,
    reason: MediaFailure,
    problem: string,
    details: { readonly connection?: string; readonly cause?: unknown } = {},
  ) {
    super(`${operation}: ${problem}`, { operation, connection: details.connection ?? 'media', cause: details.cause });
    this.reason = reason;
  }
}
