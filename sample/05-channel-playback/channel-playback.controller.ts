import {
  AriController,
  ChannelDtmfReceived,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type PendingPlayback,
} from 'nestjs-ari';

type Operation = 'pause' | 'unpause' | 'restart' | 'reverse' | 'forward';

const KEYS: Readonly<Record<string, Operation>> = {
  '1': 'reverse',
  '2': 'pause',
  '3': 'forward',
  '5': 'unpause',
  '7': 'restart',
};

/** Plays monkeys to each caller, who drives them with the keys of the telephone, and hangs up at their end. */
@AriController({ app: 'channel-playback', perCall: true })
export class ChannelPlaybackController {
  #monkeys: PendingPlayback | undefined;

  @OnStasisStart()
  async begin({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    this.#monkeys = channel.play('sound:tt-monkeys', { skipms: 1_000 });
    await this.#monkeys.finished();
    await channel.hangup({ ifGone: 'ignore' });
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: Object.keys(KEYS) })
  async drive({ digit }: ChannelDtmfReceived): Promise<void> {
    const playback = await this.#monkeys;
    await playback?.control(KEYS[digit] as Operation);
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: '#' })
  async enough(): Promise<void> {
    await this.#monkeys?.stop();
  }
}
