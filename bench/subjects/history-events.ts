import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AriEventMap } from 'nestjs-ari';
import { loadData, loadHistory, loadLibrary } from '../run/library.js';
import { numberOf, PASSWORD, postgresqlOf, timed, USERNAME, type Measurement, type Task } from '../run/measurement.js';
import { EVENTS_OF_LIFE, type EventStream } from '../server/event-stream.js';
import { flood, prepareFlood } from './flood.js';
import { Tally } from './tally.js';

const NEVER = 3_600_000;

/** What the history listens to: without it somebody else does, so that every event is read and dispatched in both. */
const HEARD: readonly (keyof AriEventMap)[] = [
  'ChannelCreated',
  'ChannelStateChange',
  'StasisStart',
  'ChannelEnteredBridge',
  'ChannelLeftBridge',
  'ChannelHangupRequest',
  'ChannelDestroyed',
];

/** Whole lives of calls, with handlers of the application, and with the call history besides. */
export async function measure(task: Task): Promise<Measurement> {
  const { AriClient, AriModule } = await loadLibrary();
  const { history } = task.parameters;
  const imports = history === 'off' ? [] : await recorded(task, history === 'noted');

  @Module({
    imports: [
      AriModule.forRoot({ url: task.events, username: USERNAME, password: PASSWORD, apps: 'bench-0' }),
      ...imports,
    ],
  })
  class EventsModule {}

  const app = await NestFactory.createApplicationContext(EventsModule, { logger: false });
  const client = app.get(AriClient);
  const tally = new Tally();
  for (const name of HEARD) client.on(name, () => tally.hear(tally.delivered));
  client.on('ChannelUserevent', () => tally.end());
  await client.connect();
  const units = numberOf(task, 'events');
  const lives = (events: number, from: number): EventStream => ({ kind: 'lives', events, channels: 1, from });
  const warmUp = lives(Math.ceil(units / 4 / EVENTS_OF_LIFE) * EVENTS_OF_LIFE, units);
  const stream = lives(units, 0);
  await prepareFlood(task, stream);
  await flood(task, tally, warmUp);
  globalThis.gc?.();
  const times = await timed(() => flood(task, tally, stream));
  await app.close();
  // Three of ten events nobody hears: what was delivered is no question here.
  return { units, ...times };
}

async function recorded(task: Task, onlyNoted: boolean) {
  const { AriDataModule } = await loadData();
  const { AriHistoryModule } = await loadHistory();
  return [
    AriDataModule.forRoot({ url: postgresqlOf(task), migrate: 'onStart' }),
    AriHistoryModule.forRoot({ waitingRows: 1_000_000, ...(onlyNoted && { interval: NEVER }) }),
  ];
}
