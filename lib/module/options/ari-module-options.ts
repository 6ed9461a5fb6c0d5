import type { AriClientOptions } from '../../client/index.js';
import type { ConnectMoment } from './connect-moment.js';
import type { DrainOptions } from './drain-options.js';

/**
 * How an application reaches one Asterisk, and how its handlers of that connection behave. Times are in milliseconds.
 * @publicApi
 */
export interface AriModuleOptions extends Omit<AriClientOptions, 'name' | 'logger'> {
  /**
   * When the event socket is opened: `bootstrap` – as soon as every module has been initialised (the default);
   * `listen` – when the HTTP server of the application listens; `manual` – when the application calls
   * `AriConnections.connect()`.
   */
  readonly connect?: ConnectMoment;
  /** Whether global guards, interceptors, pipes and filters run for handlers too. Default `false`: they expect HTTP. */
  readonly inheritGlobalEnhancers?: boolean;
  /** How long a shutdown waits for handlers that are at work. Default 10,000; 0 does not wait. Short for `drain.timeout`. */
  readonly drainTimeout?: number;
  /** What becomes of calls that arrive while the application shuts down, and how long handlers at work may take. */
  readonly drain?: DrainOptions;
  /** Asterisk calls this application instead of being called: see `AriServerModuleOptions`. */
  readonly server?: undefined;
}
