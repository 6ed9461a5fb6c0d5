import type { Channel } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import { traced } from '../verb/index.js';
import type { ConsentOf } from './consent.js';
import type { DialOptions } from './dial-options.js';
import type { DialResult } from './dial-result.js';
import { dialSettings } from './dial-settings.js';
import { dialVerb } from './dial-story.js';
import type { DialTargets } from './dial-target.js';
import { DialledCall } from './dialled-call.js';

/** A dial in which who answers is asked by `consent`, where there is one, whether to take the call. */
export async function dialWithConsent(
  channel: Channel,
  targets: DialTargets,
  options: DialOptions,
  consent: ConsentOf | undefined,
): Promise<DialResult> {
  const surroundings = new CallSurroundings(channel);
  const settings = { ...dialSettings(surroundings.connection, targets, options), consent };
  return traced(channel, dialVerb(settings), new DialledCall(channel, surroundings, settings));
}
