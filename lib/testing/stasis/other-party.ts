import type { Bridge } from '../exchange/bridge.js';
import type { Channel } from '../exchange/channel.js';

/** Whom a channel talks to, in a bridge of two. */
export function otherParty(bridge: Bridge, channel: Channel): Channel | undefined {
  const others = bridge.members.filter((member) => member !== channel);
  return others.length === 1 ? others[0] : undefined;
}
