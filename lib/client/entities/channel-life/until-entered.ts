import { firstOf } from '../../outcomes/index.js';
import type { RequestOptions } from '../../repository/index.js';
import type { EntityContext } from '../entity-context.js';

/** Commands that Asterisk refuses with 409 or 422 while their channel is not in a Stasis application. */
const NEED_STASIS: ReadonlySet<string> = new Set([
  'bridges.addChannel',
  'channels.answer',
  'channels.continueInDialplan',
  'channels.dial',
  'channels.hold',
  'channels.move',
  'channels.mute',
  'channels.play',
  'channels.playWithId',
  'channels.progress',
  'channels.record',
  'channels.redirect',
  'channels.ring',
  'channels.ringStop',
  'channels.sendDTMF',
  'channels.startMoh',
  'channels.startSilence',
  'channels.stopMoh',
  'channels.stopSilence',
  'channels.transferProgress',
  'channels.unhold',
  'channels.unmute',
]);

/**
 * Waits until the channels of a command are in their application, when this client has made them for one of its own and
 * their StasisStart has not come yet. Undefined when there is nothing to wait for.
 *
 * @throws {AriAbortedException} `signal` of the request ended the wait.
 */
export function untilEntered(
  context: EntityContext,
  operation: string,
  path: readonly string[],
  options: object | undefined,
  request: RequestOptions | undefined,
): Promise<void> | undefined {
  if (context.lives.size === 0 || !NEED_STASIS.has(operation)) return undefined;
  const ids = operation === 'bridges.addChannel' ? added(options) : path.slice(0, 1);
  const entries = ids.flatMap((id) => context.lives.known(id)?.entry.underWay ?? []);
  if (entries.length === 0) return undefined;
  const { connection, patience } = context;
  const name = { operation, connection, patience };
  const limits = { timeout: request?.timeout, signal: request?.signal };
  // When it is too late Asterisk says so: the command is refused as it would have been without the wait.
  return Promise.all(entries.map((entry) => firstOf<void, void>([entry], undefined, name, limits))).then(() => {});
}

function added(options: object | undefined): readonly string[] {
  const { channel } = (options ?? {}) as { readonly channel?: unknown };
  const list: readonly unknown[] = Array.isArray(channel) ? channel : [channel];
  return list.flatMap((item) => (typeof item === 'string' ? item.split(',') : []));
}
