import { once } from 'node:events';
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { WsAdapter } from '@nestjs/platform-ws';
import { AriController, OnStasisStart, StasisStart } from 'nestjs-ari';
import { io } from 'socket.io-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { ownAsterisk } from '../../client/support/clients-of-a-test.js';
import { Journal } from '../support/journal.js';
import { callInto, persistent } from '../../client/server/support/server-of-a-test.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { registered, startOnHttp } from './support/called-application.js';
import { ChatGateway } from './support/chat.gateway.js';

@AriController({ app: 'persistent-app' })
class Greeter {
  constructor(private readonly journal: Journal) {}

  @OnStasisStart()
  async greet({ channel }: StasisStart): Promise<void> {
    await channel.answer();
    this.journal.note('answered');
    await channel.hangup();
  }
}

interface Neighbour {
  readonly adapter: (app: INestApplication) => WsAdapter | IoAdapter;
  /** What the gateway answers to somebody who greets it. */
  readonly greet: (port: number) => Promise<string>;
}

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

const NEIGHBOURS: Readonly<Record<string, Neighbour>> = {
  WsAdapter: { adapter: (app) => new WsAdapter(app), greet: greetOverWs },
  IoAdapter: { adapter: (app) => new IoAdapter(app), greet: greetOverSocketIo },
};

describeOnAsterisk('gateways on the same HTTP server', () => {
  describe.each(Object.entries(NEIGHBOURS))('of %s', (_name, { adapter, greet }) => {
    const beforeInit = (app: INestApplication): unknown => app.useWebSocketAdapter(adapter(app));

    it('go on working, and so does Asterisk', async () => {
      const asterisk = await ownAsterisk({ confExtra: persistent() });
      const providers = [Greeter, ChatGateway];
      const { server, journal } = await startOnHttp(asterisk, { providers, beforeInit });
      await registered(server, 'persistent-app');
      expect(await greet(asterisk.outboundPort)).toBe('hello Ada');
      await callInto(asterisk, 'persistent-app');
      await journal.until('answered');
      expect(await greet(asterisk.outboundPort)).toBe('hello Ada');
      await callInto(asterisk, 'persistent-app');
      await journal.until('answered', 2);
    });

    it('let the application close', async () => {
      const asterisk = await ownAsterisk({ confExtra: persistent() });
      const { app, server } = await startOnHttp(asterisk, { providers: [ChatGateway], beforeInit });
      await registered(server, 'persistent-app');
      expect(await greet(asterisk.outboundPort)).toBe('hello Ada');
      await app.close();
      expect(server.status).toBe('closed');
    });
  });
});
