import type { AriEvent, RepositoryContext } from '../../runtime/index.js';
import type { Bridge } from '../bridge.js';
import { firstOf, Settlement, type WaitOptions } from './settlement.js';
import { TIMED_OUT, type TimedOut } from './timed-out.js';

/** What became of a bridge. */
export type BridgeOutcome =
  /** The last channel has left it; the bridge is still there. */
  | { readonly outcome: 'emptied'; readonly bridge: Bridge }
  | { readonly outcome: 'destroyed'; readonly bridge: Bridge }
  /** The client was closed. */
  | { readonly outcome: 'lost' }
  | TimedOut;

/** Waits until the last channel has left a bridge. */
export function bridgeEmptied(
  id: string,
  context: RepositoryContext,
  options: WaitOptions | undefined,
): Promise<BridgeOutcome> {
  const settlement = new Settlement<BridgeOutcome>();
  const release = context.events.watch('Bridge', id, ['ChannelLeftBridge', 'BridgeDestroyed'], {
    event: (event) => {
      const { bridge } = event as AriEvent & { readonly bridge: Bridge };
      if (event.type === 'BridgeDestroyed') settlement.settle({ outcome: 'destroyed', bridge });
      else if (bridge.channels.length === 0) settlement.settle({ outcome: 'emptied', bridge });
    },
    closed: () => settlement.settle({ outcome: 'lost' }),
  });
  const { connection, patience } = context;
  const name = { operation: `bridge ${id} emptied`, connection, patience };
  const outcome = firstOf<BridgeOutcome, BridgeOutcome>([settlement], TIMED_OUT, name, options);
  outcome.then(release, release);
  return outcome;
}
