import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AriClient,
  AriController,
  AriModule,
  AriNotFoundException,
  type AnyAriEvent,
  type Channel,
  ChannelDtmfReceived,
  ChannelsRepository,
  OnChannelEvent,
  OnStasisStart,
  StasisStart,
} from 'nestjs-ari';
import { AriClient as SameClient } from 'nestjs-ari/client';

@AriController({ app: 'consumer' })
class HelloController {
  constructor(readonly channels: ChannelsRepository) {}

  @OnStasisStart()
  async greet({ channel, args }: StasisStart): Promise<void> {
    await channel.answer();
    await channel.play(args[0] ?? 'sound:hello-world').finished();
  }

  @OnChannelEvent('ChannelDtmfReceived', { digit: '#' })
  async goodbye({ channel }: ChannelDtmfReceived): Promise<void> {
    await this.end(channel);
  }

  private async end(channel: Channel): Promise<void> {
    try {
      await channel.hangup();
    } catch (error) {
      if (!(error instanceof AriNotFoundException)) throw error;
    }
  }
}

@Injectable()
class Switchboard {
  readonly seen: AnyAriEvent['type'][] = [];

  constructor(readonly client: AriClient) {}
}

@Module({
  imports: [AriModule.forRoot({ url: 'http://127.0.0.1:1', username: 'ari', password: 'secret' })],
  providers: [HelloController, Switchboard],
})
class AppModule {}

/** Nobody answers at that address: the application starts all the same, and what it injects is what it imported. */
async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
  const { client } = app.get(Switchboard);
  const { channels } = app.get(HelloController);
  const found = {
    client: client instanceof AriClient,
    sameClient: client instanceof SameClient,
    repository: channels instanceof ChannelsRepository,
  };
  await app.close();
  process.stdout.write(JSON.stringify(found));
}

void main();
