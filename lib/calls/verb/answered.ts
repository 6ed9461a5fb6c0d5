import type { Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { ifPossible } from './if-possible.js';

/** Answers a call, unless that has been done: its snapshot may be older than the answer. */
export async function answered(channel: Channel): Promise<void> {
  if (!new CallSurroundings(channel).answered) await ifPossible(channel.answer());
}
