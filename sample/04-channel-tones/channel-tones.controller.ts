import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';

const TONE_MS = 2_000;

/** Lets the caller hear a French ringing tone before it answers, and a busy tone after it. */
@AriController({ app: 'channel-tones' })
export class ChannelTonesController {
  @OnStasisStart()
  async sound({ channel }: StasisStart): Promise<void> {
    // A tone never ends by itself. Before the answer it travels as early media: nobody pays for it.
    const ringing = channel.play('tone:ring;tonezone=fr');
    await channel.ended({ timeout: TONE_MS });
    await ringing.stop();
    await channel.answer();
    const busy = channel.play('tone:busy');
    await channel.ended({ timeout: TONE_MS });
    await busy.stop();
    await channel.hangup({ ifGone: 'ignore' });
  }
}
