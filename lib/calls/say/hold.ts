import type { Channel } from '../../client/index.js';
import { CallSurroundings, type KnownOptions, OptionChecks } from '../../client/internal.js';
import { type VerbEnd, type VerbOptions, withinCall } from '../verb/index.js';

/**
 * How a party waits.
 * @publicApi
 */
export interface HoldOptions extends VerbOptions {
  /** Class of the music, as `musiconhold.conf` names it. Default: that of the channel. */
  readonly music?: string;
  /** The music ends when this settles, whatever it settles with: the party waits for something that is looked up. */
  readonly until?: PromiseLike<unknown>;
  /** The music ends after so many milliseconds. Default: no limit. */
  readonly limit?: number;
}

const KNOWN: KnownOptions<HoldOptions> = { signal: true, music: true, until: true, limit: true };

/**
 * Plays music on hold to the party on this channel until `until` settles, `limit` is over, `signal` aborts or the call
 * ends; then there is silence. Without any of the first three it ends with the call alone.
 *
 * @throws {AriConfigurationException} an option is wrong.
 * @publicApi
 */
export async function hold(
  channel: Channel,
  options: HoldOptions = {},
): Promise<{ readonly outcome: 'finished' } | { readonly outcome: 'limit' } | VerbEnd> {
  const checks = new OptionChecks<HoldOptions>(
    { connection: new CallSurroundings(channel).connection, field: 'hold' },
    options,
    KNOWN,
  );
  const limit = checks.has('limit') ? checks.time('limit', 1) : undefined;
  const { music, until, signal } = options;
  return withinCall(channel, { kind: 'hold', parameters: { music, limit } }, { signal }, async (scope) => {
    scope.defer(() => channel.stopMoh());
    await channel.startMoh(music === undefined ? {} : { mohClass: music });
    return Promise.race([
      settled(until).then(() => ({ outcome: 'finished' }) as const),
      limit === undefined ? never() : scope.pause(limit).then(() => ({ outcome: 'limit' }) as const),
    ]);
  });
}

async function settled(until: PromiseLike<unknown> | undefined): Promise<void> {
  if (until === undefined) return never();
  await Promise.resolve(until).catch(() => {});
}

function never(): Promise<never> {
  return new Promise(() => {});
}
