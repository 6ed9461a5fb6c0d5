import { isGone } from '../../exceptions/index.js';
import { BridgesRepository, ChannelsRepository } from '../../generated/index.js';
import type { BaseEvent } from '../../events/index.js';
import type { EntityContext } from '../entity-context.js';
import type { Bridge } from '../bridge.js';
import {
  type WaitOptions,
  type TimedOut,
  firstOf,
  Settlement,
  ExistenceCheck,
  TIMED_OUT,
} from '../../outcomes/index.js';

/**
 * How a wait for an empty bridge ended.
 * @publicApi
 */
export type BridgeOutcome =
  /** The last channel has left it; the bridge is still there. */
  | { readonly outcome: 'emptied'; readonly bridge: Bridge }
  | { readonly outcome: 'destroyed'; readonly bridge: Bridge }
  /**
   * Unknown: it ended while the connection was away, another program destroyed it before a channel had entered it
   * (noticed within a minute), or the client was closed or has no event socket.
   */
  | { readonly outcome: 'lost' }
  | TimedOut;

/** Waits until the last channel has left a bridge. */
export function bridgeEmptied(
  waitedFor: Bridge,
  context: EntityContext,
  options: WaitOptions | undefined,
): Promise<BridgeOutcome> {
  const { id } = waitedFor;
  const settlement = new Settlement<BridgeOutcome>();
  const existence = new ExistenceCheck(
    () => context.repository(BridgesRepository).get(id),
    () => {
      settlement.settle({ outcome: 'lost' });
      context.events.end('Bridge', id);
    },
  );
  const release = context.events.watch('Bridge', id, ['ChannelLeftBridge', 'BridgeDestroyed'], {
    event: (event) => {
      const { bridge } = event as BaseEvent & { readonly bridge: Bridge };
      if (event.type === 'BridgeDestroyed') settlement.settle({ outcome: 'destroyed', bridge });
      else void emptied(bridge, context).then((yes) => yes && settlement.settle({ outcome: 'emptied', bridge }));
    },
    // Asterisk sends no event for the end of a bridge that no channel entered: this client has destroyed it.
    ended: () => settlement.settle({ outcome: 'destroyed', bridge: waitedFor }),
    gap: () => void existence.ask(),
    closed: () => settlement.settle({ outcome: 'lost' }),
  });
  // Nor when another program has destroyed it.
  existence.exists();
  const name = { operation: `bridge ${id} emptied`, connection: context.connection, patience: Infinity };
  const outcome = firstOf<BridgeOutcome, BridgeOutcome>([settlement], TIMED_OUT, name, options);
  const over = (): void => {
    release();
    existence.release();
  };
  outcome.then(over, over);
  return outcome;
}

/**
 * Says whether the bridge lists only channels that Asterisk itself puts there to play and to record: these are listed,
 * but cannot be read.
 */
async function emptied(bridge: Bridge, context: EntityContext): Promise<boolean> {
  if (bridge.channels.some((id) => context.lives.has(id))) return false;
  for (const id of bridge.channels) {
    try {
      await context.repository(ChannelsRepository).get(id);
      return false;
    } catch (error) {
      if (!isGone(error)) return false;
    }
  }
  return true;
}
