import { Injectable } from '@nestjs/common';
import { GatewayPublisher, RpcMethod } from 'nestjs-ari/gateway';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { startGateway } from '../gateway/support/started-gateway.js';
import { namedBlock } from './support/documentation.js';

const PAGE = 'docs/gateway.md';

const parsed = (name: string): Record<string, unknown> => JSON.parse(namedBlock(PAGE, name).code) as never;

@Injectable()
class AgentsService {
  @RpcMethod('agents.pause', { input: z.object({ minutes: z.number().positive() }) })
  pause({ minutes }: { minutes: number }) {
    return { until: new Date(Date.UTC(2026, 0, 31, 12, minutes)).toISOString() };
  }
}

it(`calls and channels are answered and pushed as ${PAGE} says`, async () => {
  const { app, url } = await startGateway({ providers: [AgentsService] });
  const ws = await GatewaySocket.open(url, 'ada');
  ws.send(parsed('call.json'));
  await ws.heard(1);
  ws.send({ ...parsed('call.json'), payload: { minutes: 0 } });
  await ws.heard(2);
  ws.send({ id: 'sub', method: 'subscribe', payload: { channel: 'queue.sales' } });
  await ws.heard(3);
  await app.get(GatewayPublisher).publish('queue.sales', 'waiting', { callers: 3 });
  await ws.heard(4);
  const [result, error, , pushed] = ws.frames;
  expect([result, error, pushed]).toEqual(['result.json', 'call-error.json', 'channel.json'].map(parsed));
});
