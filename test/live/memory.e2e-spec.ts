import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { startLive } from './support/live-gateway.js';
import { eventually } from '../client/support/eventually.js';

const CHANNELS = 10_000;

const APPLICATION = {
  name: 'live-memory',
  channel_ids: [],
  bridge_ids: [],
  endpoint_ids: [],
  device_names: [],
  events_allowed: [],
  events_disallowed: [],
};

/** An Asterisk that has many channels and answers lists of them; counts what it is asked. */
async function crowded(): Promise<{
  url: string;
  asked: string[];
  channels: Map<string, object>;
  tell: (event: object) => void;
}> {
  const asked: string[] = [];
  const channels = new Map<string, object>();
  for (let index = 0; index < CHANNELS; index += 1) channels.set(`c${index}`, channel(`c${index}`, index));
  const answers = (request: IncomingMessage): unknown => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const path = url.pathname.replace('/ari/', '');
    if (path.startsWith('events/user/')) {
      const eventname = decodeURIComponent(path.slice('events/user/'.length));
      socket?.send(
        JSON.stringify({ type: 'ChannelUserevent', eventname, application: url.searchParams.get('application') }),
      );
      return [];
    }
    asked.push(path);
    if (path === 'channels') return [...channels.values()];
    if (path.startsWith('channels/')) return channels.get(path.slice('channels/'.length));
    if (path.startsWith('applications/')) return APPLICATION;
    return path === 'asterisk/info' ? { status: { startup_time: 'x' } } : [];
  };
  const server = createServer((request, response) => {
    const answer = answers(request);
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'Channel not found' }));
  });
  const sockets = new WebSocketServer({ server });
  let socket: WebSocket | undefined;
  sockets.on('connection', (opened) => (socket = opened));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const client of sockets.clients) client.terminate();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, channels, tell: (event) => socket?.send(JSON.stringify(event)) };
}

function channel(id: string, index: number): object {
  return {
    id,
    name: `PJSIP/${index % 50}-${index}`,
    state: index % 3 === 0 ? 'Up' : 'Ring',
    protocol_id: '',
    caller: { name: '', number: String(1000 + index) },
    connected: { name: '', number: '' },
    accountcode: `account-${index % 100}`,
    dialplan: { context: 'default', exten: 's', priority: 1, app_name: 'Wait', app_data: '' },
    creationtime: new Date(index * 1000).toISOString(),
    language: 'en',
  };
}

it(
  `${CHANNELS} channels are listed, filtered, ordered and searched without a question to Asterisk`,
  { timeout: 120_000 },
  async () => {
    const asterisk = await crowded();
    const { url } = await startLive(
      { url: asterisk.url, username: 'ari', password: 'ari' },
      { app: 'live-memory', gateway: { limits: { framesPerSecond: 1e6, burst: 1e6 } } },
    );
    const root = await GatewaySocket.open(url, 'root');
    await eventually(() => expect(asterisk.asked).toContain('asterisk/info'));
    await root.ask('channels', 'list', { data: { fresh: true, limit: 1 } });
    asterisk.asked.length = 0;

    const page = await root.ask('channels', 'list', {
      data: {
        state: 'Up',
        accountcode: ['account-3', 'account-4'],
        order_by: '-caller.number',
        limit: 25,
        count: true,
      },
    });
    const { results, count } = page.data as {
      results: { state: string; accountcode: string; caller: { number: string } }[];
      count: number;
    };
    expect(results).toHaveLength(25);
    expect(count).toBe(66 + 1);
    expect(new Set(results.map(({ state, accountcode }) => `${state} ${accountcode}`))).toEqual(
      new Set(['Up account-3', 'Up account-4']),
    );
    const numbers = results.map(({ caller }) => caller.number);
    expect(numbers).toEqual([...numbers].sort((a, b) => (a < b ? 1 : -1)));
    expect(await root.ask('channels', 'list', { data: { search: 'pjsip/7-9957' } })).toMatchObject({
      data: [{ id: 'c9957' }],
    });
    const times: number[] = [];
    for (let turn = 0; turn < 100; turn += 1) {
      const data = { state: 'Up', order_by: '-creationtime', limit: 25, accountcode: `account-${turn}` };
      const answered = once(root.socket, 'message');
      const began = performance.now();
      root.send({ stream: 'channels', payload: { action: 'list', data, request_id: `page ${turn}` } });
      await answered;
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    console.info(
      `a page of ${CHANNELS} channels, socket included: p50 ${times[49]?.toFixed(1)} ms, p99 ${times[98]?.toFixed(1)} ms`,
    );
    expect(await root.ask('channels', 'retrieve', { pk: 'c17' })).toMatchObject({
      response_status: 200,
      data: { id: 'c17' },
    });
    expect(asterisk.asked).toEqual([]);

    // Nobody told of this: who wants to know asks.
    asterisk.channels.delete('c17');
    asterisk.channels.set('c18', { ...asterisk.channels.get('c18'), state: 'Busy' });
    expect(await root.ask('channels', 'retrieve', { pk: 'c17' })).toMatchObject({ response_status: 200 });
    expect(await root.ask('channels', 'retrieve', { pk: 'c17', data: { fresh: true } })).toMatchObject({
      response_status: 404,
    });
    expect(await root.ask('channels', 'retrieve', { pk: 'c17' })).toMatchObject({ response_status: 404 });
    expect(asterisk.asked).toEqual(['channels/c17']);
    expect(await root.ask('channels', 'list', { data: { state: 'Busy' } })).toMatchObject({ data: [] });
    expect(await root.ask('channels', 'list', { data: { state: 'Busy', fresh: true } })).toMatchObject({
      data: [{ id: 'c18' }],
    });

    // An event that comes late does not bring back what has ended.
    await root.ask('channels', 'subscribe', { data: { action: 'create' } });
    const about = { application: 'live-memory', timestamp: new Date().toISOString(), asterisk_id: 'x' };
    asterisk.tell({ ...about, type: 'ChannelDestroyed', cause: 16, cause_txt: '', channel: channel('c20', 20) });
    asterisk.tell({ ...about, type: 'ChannelVarset', variable: 'A', value: '1', channel: channel('c20', 20) });
    asterisk.tell({ ...about, type: 'ChannelCreated', channel: channel('new', 1) });
    await vi.waitFor(() => expect(root.pushes).toMatchObject([{ action: 'create', pk: 'new' }]), { timeout: 45_000 });
    expect(await root.ask('channels', 'retrieve', { pk: 'c20' })).toMatchObject({ response_status: 404 });
  },
);
