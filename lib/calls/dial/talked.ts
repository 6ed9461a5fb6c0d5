import type { CallSurroundings } from '../../client/internal.js';
import type { VerbScope } from '../verb/index.js';
import type { DialCompleted } from './dial-result.js';
import type { DialSettings } from './dial-settings.js';
import { SideRecordings } from './side-recordings.js';
import { Talk, type TalkEnd, type Talkers } from './talk.js';

/** A talk that is over. */
export interface Talked {
  readonly end: TalkEnd;
  readonly recordings: DialCompleted['recordings'];
}

/** Follows two parties who have just been brought together, records them if that is wished, to the end. */
export async function talked(
  talkers: Talkers,
  settings: DialSettings,
  surroundings: CallSurroundings,
  scope: VerbScope,
  connected: () => void,
): Promise<Talked> {
  const recordings = new SideRecordings(settings, surroundings);
  scope.defer(() => recordings.end());
  const over = new Talk(talkers, settings).over();
  // Its failure is that of the wait below.
  over.catch(() => {});
  await recordings.begin(talkers, talkers.bridgeId);
  connected();
  return { end: await over, recordings: recordings.names };
}
