import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { failureOf } from '../support/clients-of-a-test.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { ACCOUNT, serverFor } from './support/server-of-a-test.js';
import { eventually } from '../support/eventually.js';

let http: Server;
let origin: string;
const connections = new Set<Socket>();

beforeEach(async () => {
  http = createServer((_request, response) => response.end('a page'));
  http.on('connection', (socket: Socket) => connections.add(socket));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  origin = `127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(async () => {
  http.close();
  for (const socket of connections) socket.destroy();
  connections.clear();
  await once(http, 'close');
});

const authorization = `Basic ${Buffer.from(`${ACCOUNT.username}:${ACCOUNT.password}`).toString('base64')}`;

/** Opens a WebSocket as Asterisk does. */
async function asterisk(path = '/ari-percall'): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${origin}${path}`, 'ari', { headers: { authorization } });
  await once(socket, 'open');
  return socket;
}

function onThisServer(path?: string) {
  return serverFor({ port: undefined, host: undefined, server: http, ...(path === undefined ? {} : { path }) });
}

/** Others who handle WebSockets on the same server, as frameworks do it. */
const NEIGHBOURS: Readonly<Record<string, () => void>> = {
  // Destroys every request whose path it does not know.
  'that destroys what it does not know': () => {
    const sockets = new WebSocketServer({ noServer: true });
    http.on('upgrade', (request, socket, head) => {
      if (request.url === '/chat') sockets.handleUpgrade(request, socket, head, (chat) => chat.send('hello'));
      else socket.destroy();
    });
  },
  // Answers 400 to every request whose path it does not know.
  'that refuses what it does not know': () => {
    new WebSocketServer({ server: http, path: '/chat' }).on('connection', (chat) => chat.send('hello'));
  },
};

for (const [name, neighbour] of Object.entries(NEIGHBOURS)) {
  for (const order of ['before', 'after'] as const) {
    it(`a neighbour ${name}, there ${order} us, keeps its sockets and we keep ours`, async () => {
      if (order === 'before') neighbour();
      const server = onThisServer();
      await server.listen();
      if (order === 'after') neighbour();
      const socket = await asterisk();
      socket.send(JSON.stringify({ type: 'ApplicationRegistered', application: 'a:1', asterisk_id: 'x' }));
      await eventually(() => expect(server.asterisks.map(({ id }) => id)).toEqual(['x']));
      const chat = new WebSocket(`ws://${origin}/chat`);
      const [greeting] = (await once(chat, 'message')) as [Buffer];
      expect(greeting.toString()).toBe('hello');
      expect(socket.readyState).toBe(WebSocket.OPEN);
      chat.terminate();
    });
  }
}

it('two servers share one, each with its path; what is for neither is 404; pages are served as before', async () => {
  const servers = [onThisServer('/one'), onThisServer('/two')];
  for (const server of servers) await server.listen();
  for (const path of ['/one', '/two']) expect((await asterisk(path)).readyState).toBe(WebSocket.OPEN);
  expect((await failureOf(asterisk('/three'))).message).toContain('404');
  expect(await (await fetch(`http://${origin}/one`)).text()).toBe('a page');
  await servers[0]?.close();
  expect((await failureOf(asterisk('/one'))).message).toContain('404');
  expect((await asterisk('/two')).readyState).toBe(WebSocket.OPEN);
});

it('is left open when the server is closed', async () => {
  const logger = new RecordingLogger();
  const server = onThisServer();
  await server.listen();
  const socket = await asterisk();
  const closed = once(socket, 'close');
  await server.close();
  expect((await closed)[0]).toBe(1000);
  expect(http.listening).toBe(true);
  expect(logger.lines).toEqual([]);
});
