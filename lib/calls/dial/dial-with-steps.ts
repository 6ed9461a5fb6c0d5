import type { Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { traced } from '../verb/index.js';
import type { DialOptions } from './dial-options.js';
import type { DialResult } from './dial-result.js';
import { dialSettings, type DialSteps } from './dial-settings.js';
import { dialVerb } from './dial-story.js';
import type { DialTargets } from './dial-target.js';
import { DialledCall } from './dialled-call.js';

/** A dial with steps of another verb in between. */
export async function dialWithSteps(
  channel: Channel,
  targets: DialTargets,
  options: DialOptions,
  steps: DialSteps = {},
): Promise<DialResult> {
  const surroundings = new CallSurroundings(channel);
  const settings = { ...dialSettings(surroundings.connection, targets, options), ...steps };
  return traced(channel, dialVerb(settings), new DialledCall(channel, surroundings, settings));
}
