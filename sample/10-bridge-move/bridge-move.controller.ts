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

/** The caller waits with music in a holding bridge while the endpoint rings; then both move to a mixing bridge. */
@AriController({ app: 'bridge-move', perCall: true })
export class BridgeMoveController {
  readonly #bridges: Bridge[] = [];
  #callee: Channel | undefined;

  constructor(
    private readonly call: AriCall,
    private readonly bridges: BridgesRepository,
  ) {}

  @OnStasisStart()
  async dial({ channel, args: [endpoint = ''] }: StasisStart): Promise<void> {
    await channel.answer();
    const waiting = await this.#open('holding');
    await waiting.addChannel(channel);
    await waiting.startMoh();
    const leg = this.call.client.originate(endpoint, { app: this.call.application, appArgs: 'dialled' });
    this.#callee = await leg;
    // Not `answered`: Asterisk tells of the answer a moment before the channel is ours to put into a bridge.
    if ((await leg.entered()).outcome === 'event') {
      await waiting.removeChannel(channel);
      const talking = await this.#open('mixing');
      await talking.addChannel([channel, this.#callee]);
      await this.#callee.ended();
    }
    await channel.hangup({ ifGone: 'ignore' });
  }

  @OnCallEnd()
  async cleanUp(): Promise<void> {
    await this.#callee?.hangup({ ifGone: 'ignore' });
    await Promise.all(this.#bridges.map((bridge) => bridge.destroy()));
  }

  async #open(type: 'holding' | 'mixing'): Promise<Bridge> {
    const bridge = await this.bridges.create({ type });
    this.#bridges.push(bridge);
    return bridge;
  }
}
