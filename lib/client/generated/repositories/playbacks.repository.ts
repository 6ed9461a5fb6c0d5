// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Playback } from '../../entities/index.js';
import { Repository, type RequestOptions } from '../../repository/index.js';
import { PLAYBACKS_OPERATIONS } from '../operations/playbacks.operations.js';

/**
 * Options of `playbacks.control`.
 * @publicApi
 */
export interface PlaybacksControlOptions {
  /**
   * `pause`, `unpause`, `restart` (from the beginning), `forward` or `reverse` (both jump by `skipms`, 3000 ms unless
   * set when it was started).
   */
  readonly operation: 'restart' | 'pause' | 'unpause' | 'reverse' | 'forward';
}

/**
 * Playbacks: control a sound that is being played to a channel or a bridge. They are begun there.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class PlaybacksRepository extends Repository {
  /**
   * Reads how far a playback is.
   * @param playbackId - Which playback: the `id` in the answer to `play`.
   * @returns The playback as it is now.
   * @throws {AriNotFoundException} No playback has this id; it may have finished already.
   */
  get(playbackId: string, request?: RequestOptions): Promise<Playback> {
    return this.execute(PLAYBACKS_OPERATIONS.get, [playbackId], undefined, request);
  }

  /**
   * The sound breaks off, entries not yet played are dropped, and PlaybackFinished follows. Spoken digits, numbers and
   * characters cannot be stopped, Asterisk then answers 500.
   * @param playbackId - Which playback: the `id` in the answer to `play`.
   * @throws {AriNotFoundException} No playback has this id; it may have finished already.
   */
  stop(playbackId: string, request?: RequestOptions): Promise<void> {
    return this.execute(PLAYBACKS_OPERATIONS.stop, [playbackId], undefined, request);
  }

  /**
   * Pauses or winds a playback while it is heard. Works for sounds, recordings and tones; spoken digits, numbers and
   * characters cannot be controlled, Asterisk then answers 500.
   * @param playbackId - Which playback: the `id` in the answer to `play`.
   * @throws {AriIllegalInputException} The operation is unknown.
   * @throws {AriNotFoundException} No playback has this id; it may have finished already.
   * @throws {AriIllegalStateException} Not possible now: it has not begun, is paused, or has ended.
   */
  control(playbackId: string, options: PlaybacksControlOptions, request?: RequestOptions): Promise<void> {
    return this.execute(PLAYBACKS_OPERATIONS.control, [playbackId], options, request);
  }
}
