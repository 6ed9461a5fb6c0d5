import {
  AriCall,
  AriController,
  BridgesRepository,
  OnCallEnd,
  OnStasisStart,
  StasisStart,
  type Bridge,
  type Channel,
} from 'nestjs-ari';

const RINGING_MS = 30_000;

/** Connects a caller with the endpoint that the dialplan names: `Stasis(bridge-dial,PJSIP/bob)`. */
@AriController({ app: 'bridge-dial', perCall: true })
export class BridgeDialController {
  #callee: Channel | undefined;
  #bridge: Bridge | undefined;

  constructor(
    private readonly call: AriCall,
    private readonly bridges: BridgesRepository,
  ) {}

  @OnStasisStart()
  async dial({ channel, args: [endpoint = ''] }: StasisStart): Promise<void> {
    await channel.ring();
    const leg = this.call.client.originate(endpoint, { app: this.call.application, appArgs: 'dialled' });
    this.#callee = await leg;
    // Not `answered`: Asterisk tells of the answer a moment before the channel is ours to put into a bridge.
    const { outcome } = await leg.entered({ timeout: RINGING_MS });
    if (outcome === 'event') {
      await this.#connect(channel, this.#callee);
      await this.#callee.ended();
    }
    await channel.hangup({ ifGone: 'ignore' });
  }

  /** Who hangs up first takes the other along, while it still rings too. */
  @OnCallEnd()
  async cleanUp(): Promise<void> {
    await this.#callee?.hangup({ ifGone: 'ignore' });
    await this.#bridge?.destroy();
  }

  async #connect(caller: Channel, callee: Channel): Promise<void> {
    await caller.answer();
    this.#bridge = await this.bridges.create({ type: 'mixing' });
    await this.#bridge.addChannel([caller, callee]);
  }
}
