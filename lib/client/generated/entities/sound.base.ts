// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { Sound } from '../../entities/index.js';
import { Entity } from '../../model/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { FormatLangPair } from '../models/sounds.models.js';
import type { SoundsRepository } from '../repositories/sounds.repository.js';

/**
 * A sound installed on the server. Play it as `sound:` and its id.
 * Every method takes a `request` last: the time limit (ms) and the abort signal of that one call.
 * Since Asterisk 12.0, where a method names no other release.
 */
export abstract class SoundBase extends Entity<SoundsRepository> {
  /** Id, such as `hello-world` or `digits/1`. */
  declare readonly id: string;
  /** What is spoken, if Asterisk knows it. */
  declare readonly text?: string;
  /** Languages and file formats in which it is there. */
  declare readonly formats: readonly FormatLangPair[];

  /**
   * Looks up one sound, for example to know whether it exists before playing it. Asterisk answers 404 if it does not.
   * @returns The sound with its languages and formats.
   */
  refresh(request?: RequestOptions): Promise<Sound> {
    return this.repository().get(this.id, request);
  }
}
