import type { Channel } from '../../client/index.js';
import { CallSurroundings, onAbort } from '../../client/internal.js';
import { refusal } from './refusal.js';
import type { VerbEnd } from './verb-end.js';
import type { VerbOptions } from './verb-options.js';
import { VerbScope } from './verb-scope.js';
import { VerbStory } from './verb-story.js';
import type { Verb } from './verb.js';

/** Tells an end that the verb did not choose from a result that looks like it. */
interface Cut {
  readonly end: VerbEnd;
}

const ABORTED: VerbEnd = { outcome: 'aborted' };

type Result<T> = Cut | { readonly value: T };

/**
 * Carries out a verb on a channel. It ends with what `work` gives, with the call, or with the `signal`, whichever comes
 * first; then everything that `work` has deferred is removed, and the story of the call gets the end. A command that Asterisk
 * refuses is an outcome; anything else that `work` throws is thrown, after the clean-up.
 *
 * `work` may go on for a moment after the end. Its waits then end by `scope.signal`, and what it makes is removed.
 */
export async function withinCall<T extends { readonly outcome: string }>(
  channel: Channel,
  verb: Verb<T>,
  { signal }: VerbOptions,
  work: (scope: VerbScope) => Promise<T>,
): Promise<T | VerbEnd> {
  const story = new VerbStory(channel, verb);
  const scope = new VerbScope();
  let thrown: unknown;
  let over = false;
  const cut = new Promise<Cut>((resolve) => {
    const end = (by: VerbEnd): void => {
      over = true;
      resolve({ end: by });
    };
    scope.defer(new CallSurroundings(channel).whenEnded(end));
    if (signal?.aborted === true) end(ABORTED);
    else if (signal !== undefined) scope.defer(onAbort(signal, () => end(ABORTED)));
  });
  try {
    // Nothing is begun on a call that is over: its commands would be refused one by one.
    const outcome = over ? cut : Promise.race([cut, attempt(channel, scope, work)]);
    const result = await salvaged(verb, await outcome);
    await scope.close();
    if ('end' in result) story.ended(result.end.outcome, scope.left);
    else story.finished(result.value, scope.left);
    return 'end' in result ? result.end : result.value;
  } catch (error) {
    thrown = error;
  }
  await scope.close();
  story.ended('failed', scope.left);
  throw thrown;
}

async function salvaged<T>(verb: Verb<T>, result: Result<T>): Promise<Result<T>> {
  if (!('end' in result)) return result;
  const value = await verb.salvage?.(result.end);
  return value === undefined ? result : { value };
}

async function attempt<T>(
  channel: Channel,
  scope: VerbScope,
  work: (scope: VerbScope) => Promise<T>,
): Promise<Result<T>> {
  try {
    return { value: await work(scope) };
  } catch (error) {
    return { end: await refusal(error, channel, scope) };
  }
}
