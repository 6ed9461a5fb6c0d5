import type { Channel } from '../../client/index.js';
import { type VerbEnd, type VerbOptions, withinCall } from '../verb/index.js';

/**
 * Waits for `ms` milliseconds while the party hears nothing new; music or a bridge that it hears goes on. Ends earlier
 * with the call.
 * @publicApi
 */
export function pause(
  channel: Channel,
  ms: number,
  options: VerbOptions = {},
): Promise<{ readonly outcome: 'finished' } | VerbEnd> {
  return withinCall(channel, { kind: 'pause', parameters: { ms } }, options, async (scope) => {
    await scope.pause(ms);
    return { outcome: 'finished' } as const;
  });
}
