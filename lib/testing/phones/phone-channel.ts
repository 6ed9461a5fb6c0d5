import type { SimulatedChannel, ChannelBirth } from '../channels/index.js';
import type { Exchange } from '../exchange/index.js';

/** Makes the channel of a phone, with a name as Asterisk gives it: `PJSIP/1001-00000000`. */
export function phoneChannel(
  exchange: Exchange,
  endpoint: string,
  birth: Omit<ChannelBirth, 'name' | 'endpoint'>,
): SimulatedChannel {
  const protocolId = `${birth.id}@simulator`;
  return exchange.channels.create({
    ...birth,
    endpoint,
    protocolId,
    name: `${endpoint}-${exchange.channels.nextNameNumber()}`,
  });
}
