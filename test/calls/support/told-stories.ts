import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { onTestFinished } from 'vitest';
import { CALL_STORY, type CallStoryEntry } from 'nestjs-ari/calls';

/** The story of all calls of this process, as long as the test lasts. */
export function toldStories(): CallStoryEntry[] {
  const entries: CallStoryEntry[] = [];
  const listener = (message: unknown): void => void entries.push(message as CallStoryEntry);
  subscribe(CALL_STORY, listener);
  onTestFinished(() => void unsubscribe(CALL_STORY, listener));
  return entries;
}
