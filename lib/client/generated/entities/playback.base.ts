// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Playback } from '../../entities/index.js';
import { LiveEntity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { PlaybackEventMap } from '../events/event-map.js';
import type { PlaybacksRepository } from '../repositories/playbacks.repository.js';

/**
 * A sound being played to a channel or a bridge.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 */
export abstract class PlaybackBase extends LiveEntity<PlaybacksRepository, PlaybackEventMap> {
  /** Id of the playback. */
  declare readonly id: string;
  /** Entry being played, such as `sound:hello-world`. */
  declare readonly media_uri: string;
  /** Entry to follow; missing at the last one. Since Asterisk 14.0. */
  declare readonly next_media_uri?: string;
  /** Who hears it: `channel:id` or `bridge:id`. */
  declare readonly target_uri: string;
  /** Language of the sounds. */
  declare readonly language?: string;
  /**
   * `queued` before it is heard, `playing`, `continuing` between two entries, then `done` or `failed`. A paused
   * playback reports `paused`, which the API description does not list.
   */
  declare readonly state: 'queued' | 'playing' | 'paused' | 'continuing' | 'done' | 'failed';

  /**
   * Reads how far a playback is.
   * @returns The playback as it is now.
   * @throws {AriNotFoundException} No playback has this id; it may have finished already.
   */
  refresh(request?: RequestOptions): Promise<Playback> {
    return this.repository().get(this.id, request);
  }

  /**
   * The sound breaks off, entries not yet played are dropped, and PlaybackFinished follows. Spoken digits, numbers and
   * characters cannot be stopped, Asterisk then answers 500.
   * @throws {AriNotFoundException} No playback has this id; it may have finished already.
   */
  stop(request?: RequestOptions): Promise<void> {
    return this.repository().stop(this.id, request);
  }

  /**
   * Pauses or winds a playback while it is heard. Works for sounds, recordings and tones; spoken digits, numbers and
   * characters cannot be controlled, Asterisk then answers 500.
   * @param operation - `pause`, `unpause`, `restart` (from the beginning), `forward` or `reverse` (both jump by
   *   `skipms`, 3000 ms unless set when it was started).
   * @throws {AriIllegalInputException} The operation is unknown.
   * @throws {AriNotFoundException} No playback has this id; it may have finished already.
   * @throws {AriIllegalStateException} Not possible now: it has not begun, is paused, or has ended.
   */
  control(operation: 'restart' | 'pause' | 'unpause' | 'reverse' | 'forward', request?: RequestOptions): Promise<void> {
    return this.repository().control(this.id, { operation }, request);
  }
}
