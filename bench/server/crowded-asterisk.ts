import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

// A process of its own: an Asterisk with many channels. It answers lists, and changes one channel for each message that it gets.
const [, , count = '10000'] = process.argv;
const channels = Array.from({ length: Number(count) }, (_, index) => channel(index));
const application = {
  name: 'live-page',
  channel_ids: [],
  bridge_ids: [],
  endpoint_ids: [],
  device_names: [],
  events_allowed: [],
  events_disallowed: [],
};
let socket: WebSocket | undefined;
let changes = 0;

const http = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answerTo(request)));
});
new WebSocketServer({ server: http }).on('connection', (opened) => (socket = opened));
http.listen(0, '127.0.0.1');
await once(http, 'listening');
process.on('disconnect', () => process.exit());
process.on('message', () => {
  const index = (changes += 1) % channels.length;
  const changed = { ...channel(index), state: changes % 2 === 0 ? 'Up' : 'Ring' };
  channels[index] = changed;
  send({ type: 'ChannelStateChange', channel: changed });
  process.send?.('changed');
});
process.send?.(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);

function answerTo(request: IncomingMessage): unknown {
  const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
  const path = pathname.replace('/ari/', '');
  if (path.startsWith('events/user/')) {
    send({ type: 'ChannelUserevent', eventname: decodeURIComponent(path.slice('events/user/'.length)), userevent: {} });
    return [];
  }
  if (path === 'channels') return channels;
  if (path.startsWith('applications/')) return application;
  return path === 'asterisk/info' ? { status: { startup_time: 'x' } } : [];
}

function send(event: object): void {
  socket?.send(JSON.stringify({ timestamp: new Date().toISOString(), application: 'live-page', ...event }));
}

function channel(index: number): object {
  const number = String(1_000_000 + ((index * 7_919) % 1_000_000));
  return {
    id: `c${index}`,
    name: `PJSIP/${index % 500}-${index}`,
    state: index % 3 === 0 ? 'Up' : 'Ring',
    protocol_id: '',
    caller: { name: `Caller ${index}`, number },
    connected: { name: '', number: '' },
    accountcode: `tenant-${index % 50}`,
    dialplan: { context: 'default', exten: 's', priority: 1, app_name: '', app_data: '' },
    creationtime: new Date(1_700_000_000_000 + index * 1_000).toISOString(),
    language: 'en',
  };
}
