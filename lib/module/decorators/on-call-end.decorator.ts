import type { ChannelEnd } from '../../client/index.js';
import { markCallEnd } from '../metadata/index.js';

/**
 * Runs a method of a `perCall` controller once, when the caller is gone: hung up, gone on in the dialplan, moved to an
 * application of another program, or lost while the connection was away. Commands on the channel fail by then. At a
 * shutdown it runs, with the outcome `lost`, for each call that is still up, before the connection closes: commands are
 * still possible, for 2 seconds or `drain.timeout`, whichever is shorter.
 *
 * @example
 * @OnCallEnd()
 * async cleanUp(end: ChannelEnd) {
 *   await this.bridge?.destroy();
 * }
 * @publicApi
 */
export function OnCallEnd(): <T extends (end: ChannelEnd) => unknown>(
  target: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<T>,
) => void {
  return (target, method) => markCallEnd(target, String(method));
}
