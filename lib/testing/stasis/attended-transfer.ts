import type { SimulatedBridge } from '../bridges/index.js';
import { type SimulatedChannel, Cause, SoftHangup } from '../channels/index.js';
import type { Exchange } from '../exchange/index.js';
import { createLocalPair } from '../calls/index.js';
import { otherParty } from './other-party.js';
import type { ChannelPlaces } from './channel-places.js';
import type { StasisControl } from './stasis-control.js';

/** One of the two calls of the telephone that transfers. */
export interface TransferringLeg {
  readonly control: StasisControl;
  readonly bridge: SimulatedBridge;
}

const linkAddress = { exten: '_attended', context: 'transfer' };

/**
 * Connects the bridges of the two calls by a Local channel, whose halves take the places of the telephone. Its second call ends;
 * the first one stays in the application, in no bridge, until the telephone hangs up.
 */
export function linkCalls(
  exchange: Exchange,
  places: ChannelPlaces,
  legs: readonly [TransferringLeg, TransferringLeg],
): void {
  const [first, second] = legs;
  const [transferee, target] = legs.map(({ control, bridge }) => otherParty(bridge, control.channel));
  const told = {
    transferer_first_leg: first.control.channel.snapshot(),
    transferer_second_leg: second.control.channel.snapshot(),
    result: 'Success',
    is_external: false,
    ...(transferee ? { transferee: transferee.snapshot() } : {}),
    ...(target ? { transfer_target: target.snapshot() } : {}),
    transferer_first_leg_bridge: first.bridge.snapshot(),
    transferer_second_leg_bridge: second.bridge.snapshot(),
    destination_type: 'link',
  };
  for (const { control } of legs) control.channel.publish('ChannelUnhold');
  transferee?.setVariable('ATTENDEDTRANSFER', first.control.channel.name);
  first.control.channel.setVariable('ATTENDEDTRANSFER', transferee?.name ?? '');
  const [near, far] = createLink(exchange);
  replace(places, second, far);
  replace(places, first, near);
  near.setState('Up');
  near.publishDial({ dialstatus: 'ANSWER', forward: '', dialstring: '' });
  hangUp(second.control.channel);
  const link = { destination_link_first_leg: near.snapshot(), destination_link_second_leg: far.snapshot() };
  const topics = legs.map(({ bridge }) => `bridge:${bridge.id}`);
  exchange.bus.publishOnce(topics, 'BridgeAttendedTransfer', () => ({ ...told, ...link }));
}

function createLink({ channels }: Exchange): readonly [near: SimulatedChannel, far: SimulatedChannel] {
  const pair = createLocalPair(channels, linkAddress, { first: channels.nextId(), second: channels.nextId() });
  pair[1].setState('Up');
  return pair;
}

function replace(places: ChannelPlaces, { control, bridge }: TransferringLeg, half: SimulatedChannel): void {
  const entered = places.takePlace(half, control);
  control.leaveBridge();
  entered.enterBridge(bridge);
  half.setVariable('ATTENDEDTRANSFER', '');
}

function hangUp(channel: SimulatedChannel): void {
  channel.hangupCause = Cause.normal;
  channel.requestHangup(SoftHangup.device);
}
