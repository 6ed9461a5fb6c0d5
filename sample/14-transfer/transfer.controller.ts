import {
  Ari,
  AriController,
  AriNotFoundException,
  BridgesRepository,
  ChannelLeftBridge,
  ChannelTransfer,
  OnBridgeEvent,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type Bridge,
  type Channel,
} from 'nestjs-ari';

const RINGING_MS = 30_000;

/**
 * Connects a caller with the endpoint that the dialplan names, and carries out the transfers that their telephones ask
 * for. `Set(PJSIP_TRANSFER_HANDLING()=ari-only)` before `Stasis(transfer,PJSIP/bob)` leaves them to this application.
 */
@AriController({ app: 'transfer' })
export class TransferController {
  constructor(
    private readonly client: Ari,
    private readonly bridges: BridgesRepository,
  ) {}

  @OnStasisStart()
  async connect({ channel, args: [endpoint = ''] }: StasisStart): Promise<void> {
    await channel.answer();
    const bridge = await this.bridges.create({ type: 'mixing' });
    await bridge.addChannel(channel);
    if (!(await this.#ring(endpoint, bridge))) await channel.hangup({ ifGone: 'ignore' });
  }

  /** Each report of progress is told as a ChannelTransfer as well: only the first, the request, has no state. */
  @OnChannelEvent('ChannelTransfer', { state: (state) => state === undefined })
  async transfer({ refer_to: to, referred_by: by }: ChannelTransfer): Promise<void> {
    const { requested_destination: wanted, destination_channel: waiting, bridge: there } = to;
    if (waiting !== undefined && there !== undefined)
      await this.#attended([by.source_channel, waiting], by.connected_channel, there);
    else if (by.bridge !== undefined) await this.#blind(by.source_channel, by.bridge, wanted.destination ?? '');
  }

  /** Who is left alone in a bridge has nobody to talk with. */
  @OnBridgeEvent('ChannelLeftBridge')
  async left({ bridge }: ChannelLeftBridge): Promise<void> {
    const [alone, ...others] = bridge.channels;
    if (others.length > 0) return;
    if (alone === undefined) await bridge.destroy();
    else await this.#release(alone);
  }

  async #release(channelId: string): Promise<void> {
    try {
      await this.client.channels.hangup(channelId);
    } catch (error) {
      // Both have hung up at once.
      if (!(error instanceof AriNotFoundException)) throw error;
    }
  }

  /** The transferer stays until the destination has picked up; if nobody does, the two talk on. */
  async #blind(transferer: Channel, bridge: Bridge, destination: string): Promise<void> {
    await transferer.transferProgress('channel_progress');
    const answered = await this.#ring(`Local/${destination}@default`, bridge);
    await transferer.transferProgress(answered ? 'channel_answered' : 'channel_unavailable');
    if (answered) await transferer.hangup({ ifGone: 'ignore' });
  }

  /** The destination has been talked to already: the other party goes there, and both calls of the transferer end. */
  async #attended(transferer: [Channel, Channel], other: Channel | undefined, there: Bridge): Promise<void> {
    // Before anybody moves: who is left alone is hung up, and could be told nothing more.
    await transferer[0].transferProgress(other === undefined ? 'channel_unavailable' : 'channel_answered');
    if (other === undefined) return;
    await there.addChannel(other);
    await Promise.all(transferer.map((leg) => leg.hangup({ ifGone: 'ignore' })));
  }

  /** Whether somebody picked up and is in the bridge now. */
  async #ring(endpoint: string, bridge: Bridge): Promise<boolean> {
    const leg = this.client.originate(endpoint, { app: 'transfer' });
    // Not `answered`: Asterisk tells of the answer a moment before the channel is ours to put into a bridge.
    const { outcome } = await leg.entered({ timeout: RINGING_MS });
    if (outcome === 'event') await bridge.addChannel(leg.id);
    else if (outcome === 'timeout') await (await leg).hangup({ ifGone: 'ignore' });
    return outcome === 'event';
  }
}
