import { Inject, Logger } from '@nestjs/common';
import { AriController, BridgesRepository, OnStasisStart, StasisStart, type Bridge } from 'nestjs-ari';

/** How long between two announcements, in milliseconds. */
export const ANNOUNCEMENT_INTERVAL = Symbol('ANNOUNCEMENT_INTERVAL');

/**
 * Callers wait with music in a holding bridge and are thanked for their patience again and again. When the last one
 * has hung up the bridge goes; the next caller has a new one made.
 */
@AriController({ app: 'bridge-infinite-wait' })
export class BridgeInfiniteWaitController {
  readonly #logger = new Logger(BridgeInfiniteWaitController.name);
  #room: Promise<Bridge> | undefined;

  constructor(
    private readonly bridges: BridgesRepository,
    @Inject(ANNOUNCEMENT_INTERVAL) private readonly interval: number,
  ) {}

  @OnStasisStart()
  async wait({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    this.#room ??= this.#open();
    const bridge = await this.#room;
    await bridge.addChannel(channel);
  }

  async #open(): Promise<Bridge> {
    const bridge = await this.bridges.create({ type: 'holding' });
    this.#announce(bridge).catch((error: unknown) => this.#logger.error(error));
    return bridge;
  }

  /** Waiting for the bridge to empty is the clock, too: each time it runs out, callers are thanked. */
  async #announce(bridge: Bridge): Promise<void> {
    let { outcome } = await bridge.emptied({ timeout: this.interval });
    while (outcome === 'timeout' && (await hasCallers(bridge))) {
      // A holding bridge plays music to those in it by itself, and interrupts it for what is said to them.
      await bridge.play('sound:queue-thankyou').finished();
      ({ outcome } = await bridge.emptied({ timeout: this.interval }));
    }
    if (outcome !== 'lost') await this.#close(bridge);
  }

  async #close(bridge: Bridge): Promise<void> {
    this.#room = undefined;
    await bridge.destroy();
  }
}

/** The last one may have left during an announcement. */
async function hasCallers(bridge: Bridge): Promise<boolean> {
  const { channels } = await bridge.refresh();
  return channels.length > 0;
}
