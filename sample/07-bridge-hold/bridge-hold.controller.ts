import { AriController, BridgesRepository, OnStasisStart, StasisStart, type Bridge } from 'nestjs-ari';

/** Answers every caller and puts it into one holding bridge, with music. */
@AriController({ app: 'bridge-hold' })
export class BridgeHoldController {
  #waitingRoom: Promise<Bridge> | undefined;

  constructor(private readonly bridges: BridgesRepository) {}

  @OnStasisStart()
  async hold({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    const bridge = await this.#bridge();
    await bridge.addChannel(channel);
    await bridge.startMoh();
  }

  /** Made by the first caller; those who come in the same moment wait for it. */
  #bridge(): Promise<Bridge> {
    this.#waitingRoom ??= this.bridges.create({ type: 'holding', name: 'waiting room' });
    return this.#waitingRoom;
  }
}
