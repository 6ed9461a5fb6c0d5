import type { Bridge } from '../exchange/bridge.js';
import type { Channel } from '../exchange/channel.js';
import type { Exchange } from '../exchange/exchange.js';
import { createLocalPair } from '../exchange/local-pair.js';
import { type TransferRequest, TransferStatus } from '../exchange/transfer-request.js';
import type { Stasis } from './stasis.js';
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
  readonly #stasis: Stasis;

  constructor(exchange: Exchange, stasis: Stasis) {
    this.#exchange = exchange;
    this.#stasis = stasis;
    exchange.transfer = (request) => this.#ask(request);
  }

  #ask(request: TransferRequest): void {
    const control = this.#stasis.control(request.channel.id);
    if (request.channel.leavesTransfers) this.#leave(request);
    else if (!control?.bridge) request.tell(TransferStatus.unsuitable);
    else this.#send(request, control, control.bridge);
  }

  /** Tells the application, which reports by `transfer_progress` until the transfer is over. */
  #leave({ channel, destination, tell }: TransferRequest): void {
    const publish = (state: { state?: string }): void => {
      const bridge = this.#exchange.bridges.find(channel.bridgeId ?? '');
      const other = bridge && otherParty(bridge, channel);
      const fields = {
        refer_to: { requested_destination: { destination } },
        referred_by: {
          source_channel: channel.snapshot(),
          ...(other ? { connected_channel: other.snapshot() } : {}),
          ...(bridge ? { bridge: bridge.snapshot() } : {}),
        },
        ...state,
      };
      channel.publishOther('ChannelTransfer', fields);
    };
    channel.onTransferProgress = (report) => {
      const [state, status] = reports[report] ?? [report, TransferStatus.declined];
      publish({ state });
      tell(status);
      if (status >= TransferStatus.done) channel.onTransferProgress = undefined;
    };
    publish({});
  }

  /** Puts a channel to the destination in the place of the telephone, as Asterisk does where the application leaves it to it. */
  #send({ channel, destination, tell }: TransferRequest, control: StasisControl, bridge: Bridge): void {
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
    const entered = this.#stasis.takePlace(leg, control);
    control.leaveBridge();
    entered.enterBridge(bridge);
    leg.setVariable('BLINDTRANSFER', '');
    bridge.publishTransfer(told);
  }

  /** A Local channel whose far half goes to the destination, and which tells the telephone when that has answered. */
  #callDestination(context: string, exten: string, tell: (status: number) => void): Channel {
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

/** Whom a channel talks to, in a bridge of two. */
function otherParty(bridge: Bridge, channel: Channel): Channel | undefined {
  const others = bridge.members.filter((member) => member !== channel);
  return others.length === 1 ? others[0] : undefined;
}
