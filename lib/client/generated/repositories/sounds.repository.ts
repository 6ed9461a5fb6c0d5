// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Sound } from '../../entities/index.js';
import { Repository, type RequestOptions } from '../../repository/index.js';
import { SOUNDS_OPERATIONS } from '../operations/sounds.operations.js';

/**
 * Options of `sounds.list`.
 * @publicApi
 */
export interface SoundsListOptions {
  /** Only sounds in this language, such as `en`. */
  readonly lang?: string;
  /** Only sounds in this file format, such as `gsm`. */
  readonly format?: string;
}

/**
 * Sounds installed on the Asterisk server.
 * One method is one request; nothing is remembered between them. Every method takes a `request` last: the time limit
 * (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 * @publicApi
 */
export class SoundsRepository extends Repository {
  /**
   * Lists the sounds installed on the server. When a filter matches none, Asterisk answers 404 instead of an empty
   * list.
   * @returns The sounds found.
   */
  list(options?: SoundsListOptions, request?: RequestOptions): Promise<Sound[]> {
    return this.execute(SOUNDS_OPERATIONS.list, [], options, request);
  }

  /**
   * Looks up one sound, for example to know whether it exists before playing it. Asterisk answers 404 if it does not.
   * @param soundId - Id of the sound; may hold slashes, as in `digits/1`.
   * @returns The sound with its languages and formats.
   */
  get(soundId: string, request?: RequestOptions): Promise<Sound> {
    return this.execute(SOUNDS_OPERATIONS.get, [soundId], undefined, request);
  }
}
