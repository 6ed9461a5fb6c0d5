import type { Readable } from 'node:stream';
import { RECORDINGS_OPERATIONS, StoredRecordingBase } from '../generated/internal.js';
import { streamOperation, type RequestOptions } from '../repository/index.js';

/**
 * A recording on Asterisk's disk. Play it with `recording:<name>`.
 * @publicApi
 */
export class StoredRecording extends StoredRecordingBase {
  /**
   * Downloads the whole file.
   *
   * @throws {AriNotFoundException} there is no recording of that name any more.
   */
  file(request?: RequestOptions): Promise<Buffer> {
    return this.repository().getStoredFile(this.name, request);
  }

  /**
   * Downloads the file as a stream, for recordings that are too large for memory. Read it or destroy it: it holds a
   * connection.
   *
   * @throws {AriNotFoundException} there is no recording of that name any more.
   */
  stream(request?: RequestOptions): Promise<Readable> {
    return streamOperation(this.repository(), RECORDINGS_OPERATIONS.getStoredFile, [this.name], request);
  }

  protected override identity(): string {
    return this.name;
  }
}
