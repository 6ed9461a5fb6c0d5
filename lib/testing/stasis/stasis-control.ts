import type { SimulatedBridge } from '../bridges/index.js';
import type { SimulatedChannel } from '../channels/index.js';
import type { DialplanPlace } from '../dialplan/index.js';
import { CommandQueue } from './command-queue.js';
import type { StasisApplication } from './stasis-application.js';

/** Something that goes on on a channel and has to learn when the channel hangs up. */
export interface Ongoing {
  hangUp(): void;
}

/** A channel's stay in Stasis: which application owns it, which commands it has got, and how the stay ends. */
export class StasisControl {
  readonly channel: SimulatedChannel;
  application: StasisApplication;
  readonly commands = new CommandQueue();
  bridge: SimulatedBridge | undefined;
  /** Whether it is still in the bridge that `dial` made and that no list shows: it cannot be recorded then. */
  inDialBridge = false;
  /** Whether a recording of the channel is queued or runs: it may not be bridged then. */
  recording = false;
  /** Where the channel goes when it is continued in the dialplan. */
  destination: DialplanPlace | undefined;
  readonly #ongoing = new Set<Ongoing>();
  #leaving = false;

  constructor(channel: SimulatedChannel, application: StasisApplication) {
    this.channel = channel;
    this.application = application;
  }

  get leaving(): boolean {
    return this.#leaving || this.channel.hungUp;
  }

  /** Runs something that a hang-up cuts short. */
  async attend(ongoing: Ongoing, work: () => Promise<void>): Promise<void> {
    this.#ongoing.add(ongoing);
    await work();
    this.#ongoing.delete(ongoing);
  }

  enterBridge(bridge: SimulatedBridge): void {
    this.leaveBridge();
    this.inDialBridge = false;
    this.bridge = bridge;
    this.application.subscribe(`bridge:${bridge.id}`);
    bridge.enter(this.channel);
  }

  leaveBridge(): void {
    const { bridge } = this;
    if (!bridge) return;
    this.bridge = undefined;
    bridge.leave(this.channel);
    // Asterisk forgets to do this for a channel that hung up: the application goes on hearing of the bridge, to its end.
    if (!this.channel.hungUp) this.application.unsubscribe(`bridge:${bridge.id}`);
  }

  /** Ends the stay in turn with the other commands; the channel goes on in the dialplan. */
  continueTo(place: DialplanPlace): void {
    this.commands.add(() => {
      this.destination = place;
      this.#leaving = true;
      this.channel.waits.wake();
    });
  }

  /** Resolves when the channel hung up or was sent on, and all its commands are over. */
  async stayed(): Promise<void> {
    while (!this.#leaving && (await this.channel.waits.wait()) !== 'hangup');
    for (const ongoing of this.#ongoing) ongoing.hangUp();
    if (this.channel.hungUp) await this.commands.drain();
  }
}
