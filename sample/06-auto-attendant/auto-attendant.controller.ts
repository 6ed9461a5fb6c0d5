import { Inject } from '@nestjs/common';
import {
  AriController,
  ChannelDtmfReceived,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type Channel,
  type PendingPlayback,
  type PlaybackOutcome,
} from 'nestjs-ari';

/** How long a caller may think before being asked again, in milliseconds. */
export const PATIENCE = Symbol('PATIENCE');

const MENU = ['sound:vm-press', 'digits:1', 'sound:vm-press', 'digits:2'];
const ARE_YOU_STILL_THERE = ['sound:hello', ...MENU];

/** Offers a menu. Keys interrupt it: 1 and 2 are repeated, others are refused. Who says nothing is asked again. */
@AriController({ app: 'auto-attendant', perCall: true })
export class AutoAttendantController {
  #prompt: PendingPlayback | undefined;

  constructor(@Inject(PATIENCE) private readonly patience: number) {}

  @OnStasisStart()
  async welcome({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    await this.#offer(channel);
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: ['1', '2'] })
  async repeat({ channel, digit }: ChannelDtmfReceived): Promise<void> {
    await this.#sayAndOffer(channel, ['sound:you-entered', `digits:${digit}`]);
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: /[^12]/ })
  async refuse({ channel }: ChannelDtmfReceived): Promise<void> {
    await this.#sayAndOffer(channel, ['sound:pm-invalid-option']);
  }

  async #sayAndOffer(channel: Channel, prompts: readonly string[]): Promise<void> {
    const { outcome } = await this.#say(channel, prompts);
    if (outcome === 'finished') await this.#offer(channel);
  }

  /** Until a key is pressed, which has a handler of its own, or the caller has hung up. */
  async #offer(channel: Channel): Promise<void> {
    for (let prompts = MENU; ; prompts = ARE_YOU_STILL_THERE) {
      const { outcome } = await this.#say(channel, prompts);
      if (outcome !== 'finished') return;
      const key = await channel.until('ChannelDtmfReceived', undefined, { timeout: this.patience });
      if (key.outcome !== 'timeout') return;
    }
  }

  /** What is said silences what is being said. */
  async #say(channel: Channel, prompts: readonly string[]): Promise<PlaybackOutcome> {
    const before = this.#prompt;
    const prompt = channel.play(prompts);
    this.#prompt = prompt;
    await before?.stop();
    return prompt.finished();
  }
}
