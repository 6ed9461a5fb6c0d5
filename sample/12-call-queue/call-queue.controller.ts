import {
  AriController,
  AriIllegalInputException,
  AriNotFoundException,
  BridgesRepository,
  ChannelDtmfReceived,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type Channel,
} from 'nestjs-ari';
import { Conversation } from './conversation.js';
import { WaitingLine } from './waiting-line.service.js';

/** A queue: `Stasis(call-queue,caller)` for those who wait, `Stasis(call-queue,agent)` for those who serve them. */
@AriController({ app: 'call-queue', perCall: true })
export class CallQueueController {
  /** Of an agent; a caller's keys mean nothing. */
  #conversation: Conversation | undefined;

  constructor(
    private readonly line: WaitingLine,
    private readonly bridges: BridgesRepository,
  ) {}

  @OnStasisStart({ args: ['caller'] })
  async wait({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    await this.line.join(channel);
  }

  @OnStasisStart({ args: ['agent'] })
  async serve({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    for (;;) {
      const caller = await this.line.next(channel);
      if (caller === undefined) return;
      await this.#talk(caller, channel);
    }
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: ['0', '5', '7', '9', '#'] })
  async press({ digit }: ChannelDtmfReceived): Promise<void> {
    await this.#conversation?.press(digit);
  }

  async #talk(caller: Channel, agent: Channel): Promise<void> {
    try {
      this.#conversation = await Conversation.begin(this.bridges, caller, agent);
      await this.#conversation.over();
    } catch (error) {
      // One of the two hung up in this moment.
      if (!(error instanceof AriNotFoundException || error instanceof AriIllegalInputException)) throw error;
    } finally {
      this.#conversation = undefined;
    }
  }
}
