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

/** Greets a caller and speaks every digit back. `*` plays something, `#` says goodbye and lets the dialplan go on. */
@AriController({ app: 'hello' })
export class HelloController {
  /** What each caller is hearing. */
  readonly #heard = new Map<string, PendingPlayback>();

  @OnStasisStart()
  async greet({ channel }: StasisStart) {
    await channel.answer();
    await this.#say(channel, 'sound:hello-world');
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: /\d/ })
  async repeat({ channel, digit }: ChannelDtmfReceived) {
    await this.#say(channel, `sound:digits/${digit}`);
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: '*' })
  async amuse({ channel }: ChannelDtmfReceived) {
    await this.#say(channel, 'sound:tt-weasels');
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: '#' })
  async leave({ channel }: ChannelDtmfReceived) {
    const { outcome } = await this.#say(channel, 'sound:vm-goodbye');
    // Who presses another key during the goodbye stays; who hung up is gone.
    if (outcome !== 'stopped' && outcome !== 'hangup') await channel.continueInDialplan();
  }

  /** Barge-in: what comes next silences what is being heard, so that nobody has to listen to the end. */
  async #say(channel: Channel, media: string): Promise<PlaybackOutcome> {
    const before = this.#heard.get(channel.id);
    const playback = channel.play(media);
    this.#heard.set(channel.id, playback);
    try {
      await before?.stop();
      return await playback.finished();
    } finally {
      if (this.#heard.get(channel.id) === playback) this.#heard.delete(channel.id);
    }
  }
}
