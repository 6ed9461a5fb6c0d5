import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { StasisStart } from 'nestjs-ari';
import { loadClient, loadLibrary } from '../run/library.js';
import { numberOf, PASSWORD, timed, USERNAME, type Measurement, type Task } from '../run/measurement.js';
import { flood, streamOf } from './flood.js';
import { Tally } from './tally.js';

/** What a live call keeps of the heap, with one listener on its channel, and what it leaves behind when it has ended. */
export async function measure(task: Task): Promise<Measurement> {
  const calls = numberOf(task, 'channels');
  const tally = new Tally();
  const close = task.parameters['perCall'] === 1 ? await perCallController(task, tally) : await client(task, tally);
  const arrive = streamOf({ ...task, parameters: { kind: 'calls', channels: calls } }, calls);
  const leave = { ...arrive, kind: 'hangups' } as const;
  const passThrough = async (): Promise<void> => {
    await flood(task, tally, arrive);
    await flood(task, tally, leave);
  };
  await passThrough();
  const empty = await used();
  await flood(task, tally, arrive);
  const full = await used();
  await flood(task, tally, leave);
  const rounds = numberOf(task, 'passes');
  const times = await timed(async () => {
    for (let round = 0; round < rounds; round += 1) await passThrough();
  });
  const after = await used();
  await close();
  const units = calls * rounds;
  return { units, ...times, figures: { perCall: (full - empty) / calls, leftPerCall: (after - empty) / units } };
}

/** A listener on the channel of each call. */
async function client(task: Task, tally: Tally): Promise<() => Promise<void>> {
  const { AriClient } = await loadClient();
  const client = new AriClient({ url: task.events, username: USERNAME, password: PASSWORD, apps: 'bench-0' });
  client.on('ChannelUserevent', () => tally.end());
  client.on('StasisStart', ({ channel }) => {
    channel.on('ChannelDtmfReceived', () => undefined);
  });
  await client.connect();
  return () => client.close();
}

/** The same, and an instance of a controller for each call. */
async function perCallController(task: Task, tally: Tally): Promise<() => Promise<void>> {
  const { AriClient, AriController, AriModule, OnEvent, OnStasisStart } = await loadLibrary();

  @AriController({ app: 'bench-0', perCall: true })
  class CallController {
    digits = '';

    @OnStasisStart()
    greet({ channel }: StasisStart): void {
      channel.on('ChannelDtmfReceived', ({ digit }) => {
        this.digits += digit;
      });
    }
  }

  @AriController({ app: 'bench-0' })
  class EndController {
    @OnEvent('ChannelUserevent')
    end(): void {
      tally.end();
    }
  }

  const connection = AriModule.forRoot({ url: task.events, username: USERNAME, password: PASSWORD });
  @Module({ imports: [connection], providers: [CallController, EndController] })
  class CallModule {}

  const app = await NestFactory.createApplicationContext(CallModule, { logger: false });
  await app.get(AriClient).connect();
  return () => app.close();
}

async function used(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}
