import { AriNotFoundException } from '../../exceptions/index.js';
import { BridgesRepository, ChannelsRepository } from '../../generated/index.js';
import type { AriEvent, RepositoryContext } from '../../runtime/index.js';
import type { Bridge } from '../bridge.js';
import { firstOf, type WaitOptions } from './first-of.js';
import { Settlement } from './settlement.js';
import { StillThere } from './still-there.js';
import { TIMED_OUT, type TimedOut } from './timed-out.js';

/** What became of a bridge. */
export type BridgeOutcome =
  /** The last channel has left it; the bridge is still there. */
  | { readonly outcome: 'emptied'; readonly bridge: Bridge }
  | { readonly outcome: 'destroyed'; readonly bridge: Bridge }
  /**
   * Nobody knows: it ended while the connection was away, others destroyed it before a channel had entered it (found
   * out within a minute), or the client was closed or takes no events.
   */
  | { readonly outcome: 'lost' }
  | TimedOut;

/** Waits until the last channel has left a bridge. */
export function bridgeEmptied(
  waitedFor: Bridge,
  context: RepositoryContext,
  options: WaitOptions | undefined,
): Promise<BridgeOutcome> {
  const { id } = waitedFor;
  const settlement = new Settlement<BridgeOutcome>();
  const stillThere = new StillThere(
    () => context.repository(BridgesRepository).get(id),
    () => {
      settlement.settle({ outcome: 'lost' });
      context.events.end('Bridge', id);
    },
  );
  const release = context.events.watch('Bridge', id, ['ChannelLeftBridge', 'BridgeDestroyed'], {
    event: (event) => {
      const { bridge } = event as AriEvent & { readonly bridge: Bridge };
      if (event.type === 'BridgeDestroyed') settlement.settle({ outcome: 'destroyed', bridge });
      else void emptied(bridge, context).then((yes) => yes && settlement.settle({ outcome: 'emptied', bridge }));
    },
    // Of a bridge that nobody has entered Asterisk does not tell: this client has destroyed it.
    ended: () => settlement.settle({ outcome: 'destroyed', bridge: waitedFor }),
    gap: () => void stillThere.ask(),
    closed: () => settlement.settle({ outcome: 'lost' }),
  });
  // Nor does it tell when somebody else has.
  stillThere.exists();
  const name = { operation: `bridge ${id} emptied`, connection: context.connection, patience: Infinity };
  const outcome = firstOf<BridgeOutcome, BridgeOutcome>([settlement], TIMED_OUT, name, options);
  const over = (): void => {
    release();
    stillThere.release();
  };
  outcome.then(over, over);
  return outcome;
}

/**
 * Whether the channels that a bridge still lists are none of anybody's: those that Asterisk itself puts there to play
 * and to record are listed, and cannot be asked after.
 */
async function emptied(bridge: Bridge, context: RepositoryContext): Promise<boolean> {
  if (bridge.channels.some((id) => context.lives.has(id))) return false;
  for (const id of bridge.channels) {
    try {
      await context.repository(ChannelsRepository).get(id);
      return false;
    } catch (error) {
      if (!(error instanceof AriNotFoundException)) return false;
    }
  }
  return true;
}
