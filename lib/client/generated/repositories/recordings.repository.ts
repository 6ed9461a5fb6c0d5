// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { LiveRecording, StoredRecording } from '../../entities/index.js';
import { Repository, type RequestOptions } from '../../repository/index.js';
import { RECORDINGS_OPERATIONS } from '../operations/recordings.operations.js';

/**
 * Options of `recordings.copyStored`.
 * @publicApi
 */
export interface RecordingsCopyStoredOptions {
  /** Name for the copy, without file extension. */
  readonly destinationRecordingName: string;
}

/**
 * Recordings: running ones can be paused, muted, stopped or discarded; finished ones can be listed, fetched, copied or
 * deleted. They are begun on a channel or a bridge.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class RecordingsRepository extends Repository {
  /**
   * Lists the finished recordings in the recording folder of Asterisk, those in subfolders included.
   * @returns All finished recordings.
   */
  listStored(request?: RequestOptions): Promise<StoredRecording[]> {
    return this.execute(RECORDINGS_OPERATIONS.listStored, [], undefined, request);
  }

  /**
   * Looks up one finished recording.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @returns Name and file format.
   * @throws {AriNotFoundException} No recording of this name is stored.
   */
  getStored(recordingName: string, request?: RequestOptions): Promise<StoredRecording> {
    return this.execute(RECORDINGS_OPERATIONS.getStored, [recordingName], undefined, request);
  }

  /**
   * Deletes a finished recording from the disk of the Asterisk server.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @throws {AriNotFoundException} No recording of this name is stored.
   */
  deleteStored(recordingName: string, request?: RequestOptions): Promise<void> {
    return this.execute(RECORDINGS_OPERATIONS.deleteStored, [recordingName], undefined, request);
  }

  /**
   * Downloads a finished recording. Works over HTTP only: over the event connection Asterisk answers 406.
   * Since Asterisk 14.0.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @returns The bytes of the file; its kind follows from the file format, for `wav` it is `audio/wav`.
   * @throws {AriForbiddenException} Asterisk may not read the file.
   * @throws {AriNotFoundException} No recording of this name is stored.
   */
  getStoredFile(recordingName: string, request?: RequestOptions): Promise<Buffer> {
    return this.execute(RECORDINGS_OPERATIONS.getStoredFile, [recordingName], undefined, request);
  }

  /**
   * Copies a finished recording under a new name, on the disk of the Asterisk server.
   * Since Asterisk 12.5.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @returns The copy.
   * @throws {AriNotFoundException} No recording of this name is stored.
   * @throws {AriIllegalStateException} The new name is taken.
   */
  copyStored(
    recordingName: string,
    options: RecordingsCopyStoredOptions,
    request?: RequestOptions,
  ): Promise<StoredRecording> {
    return this.execute(RECORDINGS_OPERATIONS.copyStored, [recordingName], options, request);
  }

  /**
   * Reads the state of one running recording.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @returns The recording as it is now.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   */
  getLive(recordingName: string, request?: RequestOptions): Promise<LiveRecording> {
    return this.execute(RECORDINGS_OPERATIONS.getLive, [recordingName], undefined, request);
  }

  /**
   * Ends a running recording and throws its file away. RecordingFinished comes nevertheless. The call goes on.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   */
  cancel(recordingName: string, request?: RequestOptions): Promise<void> {
    return this.execute(RECORDINGS_OPERATIONS.cancel, [recordingName], undefined, request);
  }

  /**
   * Ends a running recording and keeps its file; RecordingFinished tells when it is complete. One that has not begun
   * yet is thrown away. The call goes on.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   */
  stop(recordingName: string, request?: RequestOptions): Promise<void> {
    return this.execute(RECORDINGS_OPERATIONS.stop, [recordingName], undefined, request);
  }

  /**
   * Leaves out everything said from now on until unpause; the file continues without a gap. The pause counts neither
   * for the time limit nor for the silence limit.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   * @throws {AriIllegalStateException} The recording is not running: it still waits to begin.
   */
  pause(recordingName: string, request?: RequestOptions): Promise<void> {
    return this.execute(RECORDINGS_OPERATIONS.pause, [recordingName], undefined, request);
  }

  /**
   * Goes on with a paused recording.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   * @throws {AriIllegalStateException} The recording is not running: it still waits to begin.
   */
  unpause(recordingName: string, request?: RequestOptions): Promise<void> {
    return this.execute(RECORDINGS_OPERATIONS.unpause, [recordingName], undefined, request);
  }

  /**
   * Records silence instead of what is said, so that the file keeps its timing. The silence limit does not count
   * meanwhile.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   * @throws {AriIllegalStateException} The recording is not running: it still waits to begin.
   */
  mute(recordingName: string, request?: RequestOptions): Promise<void> {
    return this.execute(RECORDINGS_OPERATIONS.mute, [recordingName], undefined, request);
  }

  /**
   * Records what is said again.
   * @param recordingName - Name of the recording, without file extension; may hold slashes.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   * @throws {AriIllegalStateException} The recording is not running: it still waits to begin.
   */
  unmute(recordingName: string, request?: RequestOptions): Promise<void> {
    return this.execute(RECORDINGS_OPERATIONS.unmute, [recordingName], undefined, request);
  }
}
