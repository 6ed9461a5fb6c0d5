import { once } from 'node:events';
import type { INestApplication } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { WsAdapter } from '@nestjs/platform-ws';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { ChatGateway } from '../module/server/support/chat.gateway.js';
import { QUESTIONS } from '../resources/support/questions.js';
import { GatewaySocket } from './support/gateway-socket.js';
import { startGateway } from './support/started-gateway.js';

async function greetOverWs(port: number): Promise<string> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/chat`);
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  socket.send(JSON.stringify({ event: 'greet', data: 'Ada' }));
  const [frame] = (await once(socket, 'message')) as [Buffer];
  return (JSON.parse(frame.toString('utf8')) as { data: string }).data;
}

async function greetOverSocketIo(port: number): Promise<string> {
  const socket = io(`http://127.0.0.1:${port}`, { path: '/chat', transports: ['websocket'], reconnection: false });
  onTestFinished(() => void socket.disconnect());
  return new Promise((resolve, reject) => {
    socket.on('connect_error', reject);
    socket.on('greeted', resolve);
    socket.emit('greet', 'Ada');
  });
}

const HTTP = { Express: () => new ExpressAdapter(), Fastify: () => new FastifyAdapter() };
const SOCKETS = {
  'no adapter': undefined,
  WsAdapter: { adapter: (app: INestApplication) => new WsAdapter(app), greet: greetOverWs },
  IoAdapter: { adapter: (app: INestApplication) => new IoAdapter(app), greet: greetOverSocketIo },
};

describe.each(Object.entries(HTTP))('on %s', (_, adapter) => {
  it.each(Object.entries(SOCKETS))(
    'the gateway stands beside %s, and lets the application close',
    async (_name, other) => {
      const { app, port, url } = await startGateway({
        adapter: adapter(),
        providers: other === undefined ? QUESTIONS : [...QUESTIONS, ChatGateway],
        beforeInit: (made) => other !== undefined && made.useWebSocketAdapter(other.adapter(made)),
      });
      const ws = await GatewaySocket.open(url, 'ada');
      expect(await ws.ask('questions', 'create', { data: { question_text: 'Which?' } })).toMatchObject({
        response_status: 201,
      });
      if (other !== undefined) expect(await other.greet(port)).toBe('hello Ada');
      expect(await ws.ask('questions', 'list')).toMatchObject({ data: [{ question_text: 'Which?' }] });
      await app.close();
      expect(await ws.closed).toMatchObject({ code: 1001 });
    },
  );
});

it('a path that nobody has is answered', async () => {
  const { port } = await startGateway();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/elsewhere`);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  expect(response.statusCode).toBe(404);
});
