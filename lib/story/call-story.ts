/**
 * Name of the `node:diagnostics_channel` on which a call tells its story: every step of a call flow (`gather`, `dial`,
 * …) is published when it begins and when it ends, as a {@link CallStoryEntry}. Without a subscriber nothing is made
 * and nothing is published.
 *
 * ```ts
 * import { subscribe } from 'node:diagnostics_channel';
 * import { CALL_STORY, type CallStoryEntry } from 'nestjs-ari/calls';
 *
 * subscribe(CALL_STORY, (message) => {
 *   const entry = message as CallStoryEntry;
 *   if (entry.phase === 'end') console.log(entry.channelId, entry.kind, entry.outcome, entry.durationMs);
 * });
 * ```
 * @publicApi
 */
export const CALL_STORY = 'nestjs-ari:call-story';

/**
 * A step of a call has begun.
 * @publicApi
 */
export interface CallStoryBegin {
  readonly phase: 'begin';
  /** Joins the two entries of one step. */
  readonly id: string;
  /** Name of the connection, that is of the Asterisk. */
  readonly connection: string;
  /** Which client of the process, as `ari.ids.instance` says: two applications may name their connections alike. */
  readonly client: string;
  /** Channel of the party that the step is about. */
  readonly channelId: string;
  /** What is done: `gather`, `menu`, `play`, `dial`, … */
  readonly kind: string;
  /** How it is done, as far as others may see it: no digits that a caller pressed, no texts that hold secrets. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * A step of a call has ended, and everything that it made on the telephone is gone.
 * @publicApi
 */
export interface CallStoryEnd extends Omit<CallStoryBegin, 'phase'> {
  readonly phase: 'end';
  /** How it ended: the `outcome` that the step resolved with, or `failed` when it threw. */
  readonly outcome: string;
  /** What else is known about the end, as far as others may see it. */
  readonly result: Readonly<Record<string, unknown>>;
  /** Milliseconds from its begin to its end. */
  readonly durationMs: number;
  /** What could not be cleaned up, because Asterisk could not be asked or refused; empty when nothing is left. */
  readonly left: readonly string[];
}

/**
 * What is published on {@link CALL_STORY}.
 * @publicApi
 */
export type CallStoryEntry = CallStoryBegin | CallStoryEnd;
