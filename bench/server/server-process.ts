import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { apiDescription } from './api-description.js';
import { commandServer } from './command-server.js';
import { EventSockets } from './event-sockets.js';
import { channelSnapshot, type EventStream } from './event-stream.js';

// A process of its own: floods event sockets and answers commands. It tells its two addresses and lives as long as its parent.
const sockets = new EventSockets();
const channel = channelSnapshot(1);
const application = JSON.stringify({
  name: 'bench-0',
  channel_ids: [],
  bridge_ids: [],
  endpoint_ids: [],
  device_names: [],
  events_allowed: [],
  events_disallowed: [],
});
const http = createServer((request, response) => void answer(request, response));
const commands = commandServer();
const own = await addressOf(http);
const fast = await addressOf(commands);
const description = await apiDescription(own, fast);

http.on('upgrade', (request, socket) => sockets.accept(socket, request.headers['sec-websocket-key'] ?? ''));
process.on('disconnect', () => process.exit());
process.send?.({ events: own, commands: fast });

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', own);
  const known = description.get(url.pathname);
  if (known !== undefined) {
    response.setHeader('content-type', 'application/json');
    response.end(known);
    return;
  }
  if (url.pathname === '/bench/pace') {
    response.end();
    const { searchParams: asked } = url;
    await sockets.pace(Number(asked.get('perSecond')), Number(asked.get('seconds')), asked.has('wholeCalls'));
    return;
  }
  // A client that proves after its connect that it hears takes this for a user who may only read.
  if (url.pathname.startsWith('/ari/events/user/')) {
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":"Forbidden"}');
    return;
  }
  if (!url.pathname.startsWith('/bench/')) {
    response.setHeader('content-type', 'application/json');
    response.end(answerOf(url.pathname));
    return;
  }
  const stream = JSON.parse(url.searchParams.get('stream') ?? '{}') as EventStream;
  sockets.prepare(stream);
  response.end();
  if (url.pathname === '/bench/flood') await sockets.flood(stream);
}

/** A client that asks about its application when it has connected waits until it is told. */
function answerOf(path: string): string {
  if (path.startsWith('/ari/channels/')) return channel;
  return path.startsWith('/ari/applications/') ? application : '[]';
}

async function addressOf(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
