import type { AriModuleExtras, AriModuleOptions } from '../../module/index.js';
import type { AsteriskSimulator, AsteriskSimulatorOptions } from '../simulator/index.js';

/** What the simulator knows better than a test does. */
type FromSimulator = 'url' | 'username' | 'password';

/**
 * How a Nest testing module is joined to a simulator: everything that `AriModule.forRoot` takes but the address.
 * `drainTimeout` is 0 unless it is given: a test that is over does not wait for handlers that are still at work.
 * @publicApi
 */
export interface AriTestingOptions extends Omit<AriModuleOptions, FromSimulator>, AriModuleExtras {
  /**
   * How the simulator is set up. Or one that runs already and that many testing modules share: it is not stopped
   * with the module then.
   */
  readonly asterisk?: AsteriskSimulatorOptions | AsteriskSimulator;
}
