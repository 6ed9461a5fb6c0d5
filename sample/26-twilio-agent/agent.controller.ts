import { Logger } from '@nestjs/common';
import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { Media } from 'nestjs-ari/media';

/** Puts every caller through to an agent server that was written for Twilio Media Streams. */
@AriController({ app: 'agent' })
export class AgentController {
  readonly #logger = new Logger('Agent');

  constructor(private readonly media: Media) {}

  @OnStasisStart()
  async talk({ channel }: StasisStart) {
    await channel.answer();
    const url = process.env['AGENT_URL'] ?? 'ws://localhost:5050/media-stream';
    const stream = await this.media.streamTo(channel, url, {
      parameters: { caller: channel.caller.number },
      onMediaLost: 'hangup',
    });
    const { by, reason } = await stream.ended;
    this.#logger.log(
      `${channel.caller.number} has spoken for ${stream.media.heardMs} ms with it; ended by ${by}: ${reason}`,
    );
  }
}
