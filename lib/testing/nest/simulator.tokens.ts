import type { InjectionToken } from '@nestjs/common';
import { AsteriskSimulator } from '../simulator/index.js';

/** The connection that has no name of its own, as in `AriModule`. */
const DEFAULT_CONNECTION = 'default';

/**
 * Token of the simulator behind a connection: the class `AsteriskSimulator` for the default one, a text for a named one.
 *
 * @example
 * const berlin = testing.get(getAsteriskSimulatorToken('berlin'));
 * @publicApi
 */
export function getAsteriskSimulatorToken(name: string = DEFAULT_CONNECTION): InjectionToken<AsteriskSimulator> {
  return name === DEFAULT_CONNECTION ? AsteriskSimulator : `AsteriskSimulator:${name}`;
}
