import { dial, type DialOptions, type DialResult, type DialTargets } from 'nestjs-ari/calls';
import type { Channel } from 'nestjs-ari/client';
import { Stage } from '../../support/stage.js';
import type { RowPhone, RowStage } from './row-stage.js';

/** Dials, and hangs up on a caller who is still there. */
export const dialled =
  (targets: DialTargets, options?: DialOptions) =>
  async (channel: Channel): Promise<DialResult> => {
    const result = await dial(channel, targets, options);
    await channel.hangup({ ifGone: 'ignore' });
    return result;
  };

/** A caller and a callee who talk. */
export async function talking(stage: RowStage, options: DialOptions = {}) {
  const callee = await stage.phone();
  const { connected, onConnected } = Stage.connecting();
  const { caller, result } = await stage.call(dialled(callee.endpoint, { onConnected, ...options }));
  await callee.answer();
  await connected;
  await caller.answered();
  return { caller, callee, result };
}

export const phones = (stage: RowStage): Promise<[RowPhone, RowPhone, RowPhone]> =>
  Promise.all([stage.phone(), stage.phone(), stage.phone()]);
