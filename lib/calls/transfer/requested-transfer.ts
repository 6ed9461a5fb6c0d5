import type { Channel, ChannelTransfer, ChannelsTransferProgressOptions } from '../../client/index.js';
import { CallSurroundings } from '../../client/internal.js';
import type { DialOptions, DialTargets } from '../dial/index.js';
import { dialWithSteps } from '../dial/internal.js';
import { ifPossible, traced } from '../verb/index.js';
import type { AcceptedTransfer } from './accepted-transfer.js';
import { joined, type JoinedResult } from './joined.js';
import { requestedTransferVerb } from './transfer-story.js';

type Progress = ChannelsTransferProgressOptions['states'];

/**
 * Options of `accept`: those of a dial, but for what the transferred party hears, who still talks with the transferer.
 * @publicApi
 */
export type AcceptTransferOptions = Omit<DialOptions, 'callerHears' | 'answerOnBridge' | 'musicClass'>;

/**
 * A transfer that a telephone has asked for by its own key. Asterisk carries nothing out: accept or decline it, or the
 * telephone waits. It comes only for channels with `PJSIP_TRANSFER_HANDLING()=ari-only`. Since Asterisk 20.13, 21.8 and
 * 22.3.
 * @publicApi
 */
export class Transfer {
  readonly #event: ChannelTransfer;

  constructor(event: ChannelTransfer) {
    this.#event = event;
  }

  /** `attended`: the telephone has talked with the destination before, in a call of its own. */
  get kind(): 'blind' | 'attended' {
    return this.#event.refer_to.destination_channel === undefined ? 'blind' : 'attended';
  }

  /** The number or name that was dialled for the transfer; of an attended one the number of its second call. */
  get destination(): string {
    return this.#event.refer_to.requested_destination.destination ?? '';
  }

  /** Whose telephone asks. */
  get transferer(): Channel {
    return this.#event.referred_by.source_channel;
  }

  /** Who is to be transferred; undefined when the telephone talks with nobody. */
  get party(): Channel | undefined {
    return this.#event.referred_by.connected_channel;
  }

  /** Tells the telephone how far the transfer is. `accept` and `decline` do that by themselves. */
  async progress(state: Progress): Promise<void> {
    await ifPossible(this.transferer.transferProgress(state));
  }

  /** Refuses it: Asterisk reports that to the telephone, and the two talk on. */
  async decline(): Promise<void> {
    await this.progress('channel_declined');
  }

  /**
   * Carries it out. A blind one rings `to` while the two still talk; when somebody answers, the party talks with them and
   * the transferer is hung up. An attended one brings the party together with the one the transferer has talked to, and ends
   * both calls of the transferer; `to` is not used then. Resolves when that talk is over. A party that came into the
   * application by itself stays there, alone; a leg that was dialled is hung up.
   */
  async accept(to: DialTargets = [], options: AcceptTransferOptions = {}): Promise<AcceptedTransfer> {
    const { party } = this;
    if (party === undefined) {
      await this.progress('channel_unavailable');
      return { outcome: 'hangup' };
    }
    const run = (): Promise<AcceptedTransfer> =>
      this.kind === 'blind' ? this.#blind(party, to, options) : this.#attended(party, options);
    return traced(party, requestedTransferVerb(this.kind, this.destination, to), { run });
  }

  async #blind(party: Channel, to: DialTargets, options: AcceptTransferOptions): Promise<AcceptedTransfer> {
    await this.progress('channel_progress');
    let released: Promise<void> | undefined;
    const dialled: DialOptions = {
      ...options,
      callerHears: 'nothing',
      onConnected: (connection) => {
        released = this.#released([this.transferer]);
        options.onConnected?.(connection);
      },
    };
    const result = await dialWithSteps(party, to, dialled, { beforeCallerMoves: () => this.#answered() });
    await released;
    if (result.outcome !== 'completed') {
      await this.progress(result.outcome === 'declined' ? 'channel_declined' : 'channel_unavailable');
      return result.outcome === 'canceled' ? { outcome: 'hangup' } : { outcome: 'returned', dial: result };
    }
    await release(party);
    return { outcome: 'transferred', talkMs: result.talkMs, dial: result };
  }

  async #attended(party: Channel, options: AcceptTransferOptions): Promise<AcceptedTransfer> {
    const { destination_channel: second, connected_channel: destination } = this.#event.refer_to;
    const legs = second === undefined ? [this.transferer] : [this.transferer, second];
    const result: JoinedResult =
      destination === undefined
        ? { joined: false }
        : await joined(party, destination, options, {
            ready: () => this.#answered(),
            together: () => this.#released(legs),
          });
    if (!result.joined) {
      await this.progress('channel_unavailable');
      return { outcome: 'hangup' };
    }
    for (const one of [party, destination]) if (one !== undefined) await release(one);
    return { outcome: 'transferred', talkMs: result.talkMs };
  }

  /**
   * Reports success to the telephone, before anybody moves: the program hangs up on the one who is left alone, and
   * Asterisk reports a failed transfer to a telephone whose call ends before that.
   */
  #answered(): Promise<void> {
    return this.progress('channel_answered');
  }

  async #released(legs: readonly Channel[]): Promise<void> {
    await Promise.all(legs.map((leg) => ifPossible(leg.hangup())));
  }
}

/** A leg that was dialled has nobody who cares for it any more; a caller goes back to the application. */
async function release(channel: Channel): Promise<void> {
  if (new CallSurroundings(channel).dialled) await ifPossible(channel.hangup());
}
