import { type KnownOptions, OptionChecks } from '../../client/internal.js';
import type { Callback } from './callback-request.js';

/**
 * How callbacks are served. Times are milliseconds.
 * @publicApi
 */
export interface ServeCallbacksOptions {
  /** The application in which the calls are. Default: the only one of the connection. */
  readonly app?: string;
  /** How long a telephone may ring. Default 30,000. */
  readonly timeout?: number;
  /** How many are rung and served at once. Default 1. */
  readonly concurrent?: number;
  /** How often the store is asked what other processes have put there. Default 5,000. */
  readonly lookEvery?: number;
  /** Gets what came of each try. */
  readonly onTried?: (callback: Callback, result: CallbackResult) => void;
}

/**
 * What came of one try.
 * @publicApi
 */
export type CallbackResult =
  /** The party was there, and `work` is done. */
  | { readonly outcome: 'reached' }
  /** Nobody answered; it is tried again. */
  | { readonly outcome: 'again'; readonly at: Date; readonly cause?: number }
  /** Nobody answered, and it was the last try. */
  | { readonly outcome: 'given-up'; readonly cause?: number }
  /** Your `work` threw, or Asterisk refused the last try; it is not tried again. */
  | { readonly outcome: 'failed'; readonly error: unknown };

/** The same, checked and complete. */
export type ServeCallbacksSettings = ServeCallbacksOptions &
  Required<Pick<ServeCallbacksOptions, 'timeout' | 'concurrent' | 'lookEvery'>>;

const KNOWN: KnownOptions<ServeCallbacksOptions> = {
  app: true,
  timeout: true,
  concurrent: true,
  lookEvery: true,
  onTried: true,
};

/** @throws {AriConfigurationException} naming the option that is wrong. */
export function serveSettings(connection: string, options: ServeCallbacksOptions): ServeCallbacksSettings {
  const checks = new OptionChecks<ServeCallbacksOptions>({ connection, field: 'callbacks' }, options, KNOWN);
  if (checks.has('onTried') && !checks.isFunction('onTried')) checks.refuse('onTried', 'must be a function');
  return {
    app: checks.has('app') ? checks.string('app') : undefined,
    timeout: checks.time('timeout', 30_000),
    concurrent: checks.whole('concurrent', 1),
    lookEvery: checks.time('lookEvery', 5_000),
    onTried: options.onTried,
  };
}
