import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveRow } from 'nestjs-ari/live';
import { WebSocket } from 'ws';
import { loadGateway, loadLibrary, loadLive } from '../run/library.js';
import { numberOf, PASSWORD, timed, USERNAME, type Measurement, type Task } from '../run/measurement.js';

const QUERIES: readonly object[] = [
  { state: 'Up', order_by: '-creationtime' },
  { state: 'Ring', order_by: 'caller.number' },
  { 'caller.number:ge': '1500000', order_by: 'name' },
  { state: 'Up', search: 'caller 9' },
];

/** Pages of a live table, each asked for over a socket just after a channel has changed. */
export async function measure(task: Task): Promise<Measurement> {
  const [channels, pages] = [numberOf(task, 'channels'), numberOf(task, 'pages')];
  const asterisk = fork(join(import.meta.dirname, '../server/crowded-asterisk.js'), [String(channels)]);
  const [url] = (await once(asterisk, 'message')) as [string];
  const app = await started(url);
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ari-gateway`);
  await once(socket, 'open');
  const ask = async (data: object): Promise<number> => {
    const answer = once(socket, 'message');
    const begin = performance.now();
    socket.send(JSON.stringify({ stream: 'channels', payload: { action: 'list', data, request_id: 1 } }));
    const [text] = (await answer) as [Buffer];
    const took = performance.now() - begin;
    const { response_status: status } = (JSON.parse(text.toString()) as { payload: { response_status: number } })
      .payload;
    return status === 200 ? took : -1;
  };
  while ((await ask({})) < 0) await pause(10);
  const took: number[] = [];
  const run = async (count: number): Promise<void> => {
    for (let page = 0; page < count; page += 1) {
      const changed = once(asterisk, 'message');
      asterisk.send('change');
      await changed;
      took.push(await ask({ limit: 25, ...QUERIES[page % QUERIES.length] }));
    }
  };
  await run(pages / 4);
  took.length = 0;
  const times = await timed(() => run(pages));
  socket.terminate();
  await app.close();
  asterisk.disconnect();
  await once(asterisk, 'exit');
  const sorted = took.sort((a, b) => a - b);
  const percentile = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { units: pages, ...times, figures: { p50: percentile(0.5), p99: percentile(0.99) } };
}

async function started(url: string) {
  const [{ AriGatewayModule }, { AriLiveModule }] = await Promise.all([loadGateway(), loadLive()]);
  const { AriModule } = await loadLibrary();

  @Module({
    imports: [
      AriModule.forRoot({ url, username: USERNAME, password: PASSWORD, apps: 'live-page', subscribeAll: true }),
      AriLiveModule.forRoot({ streams: ['channels', 'bridges'] }),
      AriGatewayModule.forRoot({
        authenticate: () => ({ id: 'bench', tenant: 'tenant-7' }),
        can: () => true,
        tenantOf: ({ tenant }: LiveRow) => tenant,
        limits: { framesPerSecond: 100_000, burst: 100_000 },
      }),
    ],
  })
  class LivePageModule {}

  const app = await NestFactory.create(LivePageModule, { logger: false, forceCloseConnections: true });
  await app.listen(0, '127.0.0.1');
  return app;
}
