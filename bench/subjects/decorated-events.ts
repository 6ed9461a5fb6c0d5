import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ChannelDtmfReceived } from 'nestjs-ari';
import { loadLibrary } from '../run/library.js';
import { PASSWORD, USERNAME, type Measurement, type Task } from '../run/measurement.js';
import { measureFlood } from './flood.js';
import { Tally } from './tally.js';

/** A decorated handler in a Nest application, with nothing bound to it. */
export async function measure(task: Task): Promise<Measurement> {
  const { AriClient, AriController, AriModule, OnChannelEvent, OnEvent } = await loadLibrary();
  const tally = new Tally();

  @AriController({ app: 'bench-0' })
  class DigitsController {
    @OnChannelEvent('ChannelDtmfReceived')
    digit({ duration_ms }: ChannelDtmfReceived): void {
      tally.hear(duration_ms);
    }

    @OnEvent('ChannelUserevent')
    end(): void {
      tally.end();
    }
  }

  @Module({
    imports: [AriModule.forRoot({ url: task.events, username: USERNAME, password: PASSWORD })],
    providers: [DigitsController],
  })
  class DigitsModule {}

  const app = await NestFactory.createApplicationContext(DigitsModule, { logger: false });
  await app.get(AriClient).connect();
  const measurement = await measureFlood(task, tally);
  await app.close();
  return measurement;
}
