import type { LiveRecording } from '../../client/index.js';
import type { VerbEnd } from '../verb/index.js';

/**
 * A recording that Asterisk has stored. Times are milliseconds, in whole seconds as Asterisk counts them.
 * @publicApi
 */
export interface Recorded {
  readonly outcome: 'recorded';
  readonly name: string;
  readonly format: string;
  /** Plays it: a media URI for `play`. */
  readonly media: string;
  /** Undefined where Asterisk does not tell. */
  readonly lengthMs?: number;
  readonly talkMs?: number;
  readonly silenceMs?: number;
  /** A key of `finishOnKey`, silence or the longest length, a hang-up, or the `signal`. */
  readonly endedBy: 'key' | 'limit' | 'hangup' | 'signal';
  readonly key?: string;
}

/**
 * How a recording of a party ended.
 * @publicApi
 */
export type RecordOutcome =
  | Recorded
  /** Less was said than `minTalk`; nothing is stored. */
  | { readonly outcome: 'empty'; readonly endedBy: Recorded['endedBy'] }
  /** The party did not agree to be recorded, or gave no answer; nothing was recorded. */
  | { readonly outcome: 'declined' }
  /** Asterisk could not make it, and says why: a full disk. */
  | { readonly outcome: 'failed'; readonly cause: string }
  /** It did not begin, or nothing of it was stored. A caller who hangs up *while* it records is `recorded`. */
  | VerbEnd;

/** What a recording came to by itself. */
export type Taken = Exclude<RecordOutcome, VerbEnd>;

/** Describes what was stored. */
export function recorded(recording: LiveRecording, endedBy: Recorded['endedBy'], key?: string): Recorded {
  const { name, format, duration, talking_duration: talking, silence_duration: silence } = recording;
  return {
    outcome: 'recorded',
    name,
    format,
    media: `recording:${name}`,
    ...(duration === undefined ? {} : { lengthMs: duration * 1_000 }),
    ...(talking === undefined ? {} : { talkMs: talking * 1_000 }),
    ...(silence === undefined ? {} : { silenceMs: silence * 1_000 }),
    endedBy,
    ...(key === undefined ? {} : { key }),
  };
}
