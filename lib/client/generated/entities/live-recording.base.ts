// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { LiveRecording } from '../../entities/index.js';
import { LiveEntity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { RecordingEventMap } from '../events/event-map.js';
import type { RecordingsRepository } from '../repositories/recordings.repository.js';

/**
 * A recording being made, or the last word about it in an event.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 */
export abstract class LiveRecordingBase extends LiveEntity<RecordingsRepository, RecordingEventMap> {
  /** Name, without file extension; may hold slashes. */
  declare readonly name: string;
  /** File format, such as `wav` or `gsm`. */
  declare readonly format: string;
  /** What is recorded: `channel:id` or `bridge:id`. Since Asterisk 12.2. */
  declare readonly target_uri: string;
  /** `queued` before the beginning, `recording`, `paused`, then `done`, `failed` or `canceled`. */
  declare readonly state: 'queued' | 'recording' | 'paused' | 'done' | 'failed' | 'canceled';
  /** Length in s; known at the end. Since Asterisk 12.5. */
  declare readonly duration?: number;
  /** Seconds in which somebody spoke; only with a silence limit (`maxSilenceSeconds`). Since Asterisk 12.5. */
  declare readonly talking_duration?: number;
  /** Seconds without speech; only with a silence limit (`maxSilenceSeconds`). Since Asterisk 12.5. */
  declare readonly silence_duration?: number;
  /** Why it failed. */
  declare readonly cause?: string;

  /**
   * Reads the state of one running recording.
   * @returns The recording as it is now.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   */
  refresh(request?: RequestOptions): Promise<LiveRecording> {
    return this.repository().getLive(this.name, request);
  }

  /**
   * Ends a running recording and throws its file away. RecordingFinished comes nevertheless. The call goes on.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   */
  cancel(request?: RequestOptions): Promise<void> {
    return this.repository().cancel(this.name, request);
  }

  /**
   * Ends a running recording and keeps its file; RecordingFinished tells when it is complete. One that has not begun
   * yet is thrown away. The call goes on.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   */
  stop(request?: RequestOptions): Promise<void> {
    return this.repository().stop(this.name, request);
  }

  /**
   * Leaves out everything said from now on until unpause; the file continues without a gap. The pause counts neither
   * for the time limit nor for the silence limit.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   * @throws {AriIllegalStateException} The recording is not running: it still waits to begin.
   */
  pause(request?: RequestOptions): Promise<void> {
    return this.repository().pause(this.name, request);
  }

  /**
   * Goes on with a paused recording.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   * @throws {AriIllegalStateException} The recording is not running: it still waits to begin.
   */
  unpause(request?: RequestOptions): Promise<void> {
    return this.repository().unpause(this.name, request);
  }

  /**
   * Records silence instead of what is said, so that the file keeps its timing. The silence limit does not count
   * meanwhile.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   * @throws {AriIllegalStateException} The recording is not running: it still waits to begin.
   */
  mute(request?: RequestOptions): Promise<void> {
    return this.repository().mute(this.name, request);
  }

  /**
   * Records what is said again.
   * @throws {AriNotFoundException} No recording of this name is running; it may have ended meanwhile.
   * @throws {AriIllegalStateException} The recording is not running: it still waits to begin.
   */
  unmute(request?: RequestOptions): Promise<void> {
    return this.repository().unmute(this.name, request);
  }
}
