import { type Channel } from '../../client/index.js';
import { CallSurroundings, type KnownOptions, OptionChecks } from '../../client/internal.js';
import type { VerbOptions } from '../verb/index.js';
import type { Synthesizer } from './synthesizer.js';

/**
 * How something is played to a party.
 * @publicApi
 */
export interface PlayOptions extends VerbOptions {
  /** How often it is heard; 0: again and again until `limit`, `signal` or the end of the call. Default 1. */
  readonly loop?: number;
  /** Where in the first sound to begin, in milliseconds. Default 0. */
  readonly offset?: number;
  /** Silence after so many milliseconds, whatever is heard then. Default: no limit. */
  readonly limit?: number;
  /** Language of the sounds and texts. Default: the language of the channel. */
  readonly language?: string;
  /** Speaks texts. */
  readonly synthesizer?: Synthesizer;
}

const KNOWN: KnownOptions<PlayOptions> = {
  signal: true,
  loop: true,
  offset: true,
  limit: true,
  language: true,
  synthesizer: true,
};

/** The options of a playback, checked. */
export interface PlaySettings {
  readonly times: number;
  readonly offset: number;
  /** Milliseconds; undefined is no limit. */
  readonly limit: number | undefined;
}

/** @throws {AriConfigurationException} an option is wrong. */
export function playSettings(channel: Channel, verb: string, options: PlayOptions): PlaySettings {
  const checks = new OptionChecks<PlayOptions>(
    { connection: new CallSurroundings(channel).connection, field: verb },
    options,
    KNOWN,
  );
  const loop = checks.whole('loop', 1, 0);
  return {
    times: loop === 0 ? Infinity : loop,
    offset: checks.time('offset', 0, 0),
    limit: checks.has('limit') ? checks.time('limit', 1) : undefined,
  };
}
