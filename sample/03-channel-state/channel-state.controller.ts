import { Logger } from '@nestjs/common';
import {
  AriController,
  ChannelStateChange,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
  type Channel,
} from 'nestjs-ari';

const RINGING_MS = 2_000;
const SILENCE_MS = 2_000;

/** Walks a channel through its states: it rings, is answered, hears silence, and is hung up. */
@AriController({ app: 'channel-state' })
export class ChannelStateController {
  readonly #logger = new Logger(ChannelStateController.name);

  @OnStasisStart()
  async walk({ channel }: StasisStart): Promise<void> {
    await channel.ring();
    if (await hangsUpWithin(channel, RINGING_MS)) return;
    await channel.answer();
    await channel.startSilence();
    if (await hangsUpWithin(channel, SILENCE_MS)) return;
    await channel.hangup({ ifGone: 'ignore' });
  }

  @OnChannelEvent('ChannelStateChange')
  changed({ channel }: ChannelStateChange): void {
    this.#logger.log(`${channel.name} is ${channel.state}`);
  }
}

/** A pause that ends with the call. */
async function hangsUpWithin(channel: Channel, timeout: number): Promise<boolean> {
  const { outcome } = await channel.ended({ timeout });
  return outcome !== 'timeout';
}
