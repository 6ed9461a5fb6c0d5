import type { SimulatedBridge } from '../bridges/index.js';
import type { SimulatedChannel } from '../channels/index.js';
import type { Exchange } from '../exchange/index.js';
import { type TransferRequest, createLocalPair, TransferStatus } from '../calls/index.js';
import { linkCalls, type TransferringLeg } from './attended-transfer.js';
import { otherParty } from './other-party.js';
import type { ChannelPlaces } from './channel-places.js';
import type { StasisControl } from './stasis-control.js';

/** What the application's reports of a transfer become: the event's word for it, and what SIP says to the telephone. */
const reports: Readonly<Record<string, readonly [state: string, status: number]>> = {
  channel_progress: ['channel_progress', TransferStatus.trying],
  channel_answered: ['channel_answered', TransferStatus.done],
  channel_unavailable: ['channel_declined', TransferStatus.unavailable],
  channel_declined: ['channel_declined', TransferStatus.declined],
};

/** The transfers that telephones ask for: left to the application, or carried out by the exchange. */
export class Transfers {
  readonly #exchange: Exchange;
  readonly #places: ChannelPlaces;

  constructor(exchange: Exchange, places: ChannelPlaces) {
    this.#exchange = exchange;
    this.#places = places;
    exchange.transfer = (request) => this.#ask(request);
  }

  #ask(request: TransferRequest): void {
    const { channel, consulted, tell } = request;
    const leg = this.#leg(channel);
    if (channel.leavesTransfers) this.#leave(request);
    else if (consulted !== undefined) this.#link(leg, this.#leg(consulted), tell);
    else if (!leg) tell(TransferStatus.unsuitable);
    else this.#send(request, leg.control, leg.bridge);
  }

  /** A channel of the telephone with the bridge that it talks in. */
  #leg(channel: SimulatedChannel): TransferringLeg | undefined {
    const control = this.#places.control(channel.id);
    return control?.bridge && { control, bridge: control.bridge };
  }

  /** Asterisk has other ways where one of the two calls is in no bridge of an application; they are not simulated. */
  #link(first: TransferringLeg | undefined, second: TransferringLeg | undefined, tell: (status: number) => void): void {
    if (!first || !second || first.bridge === second.bridge) {
      throw new Error(
        'The simulator carries out an attended transfer only where both calls of the telephone are in bridges, each in its ' +
          'own. Put them there, or set PJSIP_TRANSFER_HANDLING()=ari-only on the channel and let the application do it.',
      );
    }
    tell(TransferStatus.trying);
    linkCalls(this.#exchange, this.#places, [first, second]);
    tell(TransferStatus.done);
  }

  /** Tells the application, which reports by `transfer_progress` until the transfer is over. */
  #leave({ channel, destination, consulted, tell }: TransferRequest): void {
    const publish = (state: { state?: string }): void => {
      const fields = {
        refer_to: consulted ? this.#referredTo(consulted) : { requested_destination: { destination } },
        referred_by: { source_channel: channel.snapshot(), ...this.#company(channel) },
        ...state,
      };
      channel.publishOther('ChannelTransfer', fields);
    };
    let over = false;
    const finish = (status: number): void => {
      if (!over) tell(status);
      over = true;
      channel.onTransferProgress = undefined;
    };
    channel.onTransferProgress = (report) => {
      const [state, status] = reports[report] ?? [report, TransferStatus.declined];
      publish({ state });
      // That it is tried the telephone has heard already.
      if (status !== TransferStatus.trying) finish(status);
    };
    // A call that ends while its transfer is open makes Asterisk tell the telephone that it has failed.
    void channel.waits.over().then(() => finish(TransferStatus.unavailable));
    tell(TransferStatus.trying);
    publish({});
  }

  /** The call that the telephone has made beforehand, named as SIP names it. */
  #referredTo(consulted: SimulatedChannel): object {
    const { exten: destination, protocolId: protocol_id } = consulted;
    const tags = ['from', 'to'].map((name) => ({ parameter_name: name, parameter_value: `${name}-${consulted.id}` }));
    return {
      requested_destination: { destination, protocol_id, additional_protocol_params: tags },
      destination_channel: consulted.snapshot(),
      ...this.#company(consulted),
    };
  }

  /** The party that a channel talks to, and where. */
  #company(channel: SimulatedChannel): object {
    const bridge = this.#exchange.bridges.find(channel.bridgeId ?? '');
    const other = bridge && otherParty(bridge, channel);
    return {
      ...(other ? { connected_channel: other.snapshot() } : {}),
      ...(bridge ? { bridge: bridge.snapshot() } : {}),
    };
  }

  /** Puts a channel to the destination in the place of the telephone, as Asterisk does where the application leaves it to it. */
  #send({ channel, destination, tell }: TransferRequest, control: StasisControl, bridge: SimulatedBridge): void {
    const { context } = channel;
    if (!this.#exchange.dialplan.has(context, destination)) {
      tell(TransferStatus.noSuchNumber);
      return;
    }
    const [before, other] = [bridge.snapshot(), otherParty(bridge, channel)];
    channel.publish('ChannelUnhold');
    other?.setVariable('BLINDTRANSFER', channel.name);
    channel.setVariable('BLINDTRANSFER', other?.name ?? '');
    const leg = this.#callDestination(context, destination, tell);
    const told = {
      channel: channel.snapshot(),
      exten: destination,
      context,
      result: 'Success',
      is_external: true,
      ...(other ? { transferee: other.snapshot() } : {}),
      replace_channel: leg.snapshot(),
      bridge: before,
    };
    const entered = this.#places.takePlace(leg, control);
    control.leaveBridge();
    entered.enterBridge(bridge);
    leg.setVariable('BLINDTRANSFER', '');
    this.#exchange.bus.publishOnce([`bridge:${bridge.id}`], 'BridgeBlindTransfer', () => told);
  }

  /** A Local channel whose far half goes to the destination, and which tells the telephone when that has answered. */
  #callDestination(context: string, exten: string, tell: (status: number) => void): SimulatedChannel {
    const { channels, calls, clock } = this.#exchange;
    const ids = { first: channels.nextId(), second: channels.nextId() };
    const [near, far] = createLocalPair(channels, { exten, context }, ids);
    tell(TransferStatus.trying);
    near.onSignal = (signal) => {
      if (signal !== 'answer') return;
      near.onSignal = undefined;
      near.setState('Up');
      near.publishDial({ dialstatus: 'ANSWER', forward: '', dialstring: '' });
      tell(TransferStatus.done);
    };
    clock.soon(() => void calls.comeIn(far));
    return near;
  }
}
