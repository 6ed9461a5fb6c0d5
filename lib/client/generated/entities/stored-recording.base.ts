// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { StoredRecording } from '../../entities/index.js';
import { Entity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { RecordingsRepository } from '../repositories/recordings.repository.js';

/**
 * A finished recording on the disk of the Asterisk server. Play it as `recording:name`.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 */
export abstract class StoredRecordingBase extends Entity<RecordingsRepository> {
  /** Name, without file extension; may hold slashes. */
  declare readonly name: string;
  /** File format, equal to the file extension (`wav`). */
  declare readonly format: string;

  /**
   * Looks up one finished recording.
   * @returns Name and file format.
   * @throws {AriNotFoundException} No recording of this name is stored.
   */
  refresh(request?: RequestOptions): Promise<StoredRecording> {
    return this.repository().getStored(this.name, request);
  }

  /**
   * Deletes a finished recording from the disk of the Asterisk server.
   * @throws {AriNotFoundException} No recording of this name is stored.
   */
  delete(request?: RequestOptions): Promise<void> {
    return this.repository().deleteStored(this.name, request);
  }

  /**
   * Copies a finished recording under a new name, on the disk of the Asterisk server.
   * Since Asterisk 12.5.
   * @param destinationRecordingName - Name for the copy, without file extension.
   * @returns The copy.
   * @throws {AriNotFoundException} No recording of this name is stored.
   * @throws {AriIllegalStateException} The new name is taken.
   */
  copy(destinationRecordingName: string, request?: RequestOptions): Promise<StoredRecording> {
    return this.repository().copyStored(this.name, { destinationRecordingName }, request);
  }
}
