import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AriController, ChannelsRepository, OnStasisEnd, OnStasisStart, StasisEnd, StasisStart } from 'nestjs-ari';

/** Lists the channels that are there when it starts, and tells of each that enters and leaves the application. */
@AriController({ app: 'channel-dump' })
export class ChannelDumpController implements OnApplicationBootstrap {
  readonly #logger = new Logger(ChannelDumpController.name);

  constructor(private readonly channels: ChannelsRepository) {}

  async onApplicationBootstrap(): Promise<void> {
    const channels = await this.channels.list();
    this.#logger.log(channels.length === 0 ? 'no channels' : `${channels.length} channels:`);
    for (const { name, state } of channels) this.#logger.log(`${name} is ${state}`);
  }

  @OnStasisStart({ origin: 'any' })
  entered({ channel, args }: StasisStart): void {
    const { name, caller, dialplan } = channel;
    this.#logger.log(`${name} has entered with [${args.join(', ')}], caller ${caller.number || 'unknown'}`);
    this.#logger.log(`${name} came from ${dialplan.exten}@${dialplan.context}`);
  }

  @OnStasisEnd({ origin: 'any' })
  left({ channel }: StasisEnd): void {
    this.#logger.log(`${channel.name} has left`);
  }
}
