import type { Channel } from '../../client/index.js';
import { VerbStory } from './verb-story.js';
import type { Verb } from './verb.js';

/** What is done, and what could not be removed after it. */
export interface Doing<T> {
  readonly left?: readonly unknown[];
  run(): Promise<T>;
}

/** Carries out a verb that knows by itself when it is over, and tells its begin and its end. */
export async function traced<T extends { readonly outcome: string }>(
  channel: Channel,
  verb: Omit<Verb<T>, 'salvage'>,
  doing: Doing<T>,
): Promise<T> {
  const story = new VerbStory(channel, verb);
  try {
    const result = await doing.run();
    story.finished(result, doing.left ?? []);
    return result;
  } catch (error) {
    story.ended('failed', doing.left ?? []);
    throw error;
  }
}
