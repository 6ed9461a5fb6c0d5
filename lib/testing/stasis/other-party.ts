import type { SimulatedBridge } from '../bridges/index.js';
import type { SimulatedChannel } from '../channels/index.js';

/** Finds the party that a channel talks to, in a bridge of two. */
export function otherParty(bridge: SimulatedBridge, channel: SimulatedChannel): SimulatedChannel | undefined {
  const others = bridge.members.filter((member) => member !== channel);
  return others.length === 1 ? others[0] : undefined;
}
