import type { Channel } from '../../client/index.js';
import { dialWithSteps } from './dial-with-steps.js';
import type { DialOptions } from './dial-options.js';
import type { DialResult } from './dial-result.js';
import type { DialTargets } from './dial-target.js';

/**
 * Rings one or more parties for a caller and lets the caller talk with the first who answers, until one of them hangs
 * up. The others stop ringing as "answered elsewhere" and show no missed call. Resolves when it is over and everything
 * that it made is gone: legs, bridge, sounds, listeners. The caller stays in the application, to be spoken to or hung up.
 *
 * Busy, no answer, a caller who gives up: all of these are outcomes. It throws only what is no event of a call.
 *
 * @throws {AriConfigurationException} an option is unknown or wrong.
 * @throws {AriConnectionException} Asterisk cannot be reached.
 * @publicApi
 */
export async function dial(channel: Channel, targets: DialTargets, options: DialOptions = {}): Promise<DialResult> {
  return dialWithSteps(channel, targets, options);
}
