import { once } from 'node:events';
import { Pool } from 'undici';
import WebSocket from 'ws';
import { channelId } from '../server/event-stream.js';
import { loadClient } from '../run/library.js';
import { numberOf, PASSWORD, timed, USERNAME, type Measurement, type Task } from '../run/measurement.js';
import { busyClients } from './busy-clients.js';
import { followChannels } from './followed-channels.js';
import { ariClient, awry, ipcom } from './peers.js';

/** One `GET channels/{id}`, and how to be done with the client. */
interface Requester {
  get(): Promise<{ readonly id: string }>;
  close?(): Promise<unknown>;
}

const SOCKETS = 16;

const OPENERS: Readonly<Record<string, (task: Task) => Requester | Promise<Requester>>> = {
  floor: bareUndici,
  ours: (task) => ours(task, false),
  intercepted: (task) => ours(task, true),
  busy: oursWhileBusy,
  'floor-websocket': bareWebSocket,
  'ours-websocket': oursOverWebSocket,
  'ari-client': ariClientPeer,
  '@ipcom': ipcomPeer,
  awry: awryPeer,
};

/** The same request again and again, a number of them under way at any time. */
export async function measure(task: Task): Promise<Measurement> {
  const units = numberOf(task, 'requests');
  const inFlight = numberOf(task, 'inFlight');
  const open = OPENERS[task.parameters['client'] as string];
  if (open === undefined) throw new TypeError(`no such client: ${task.parameters['client']}`);
  const requester = await open(task);
  await requestAll(requester, Math.min(units, 3_000), inFlight);
  globalThis.gc?.();
  const times = await timed(() => requestAll(requester, units, inFlight));
  await requester.close?.();
  return { units, ...times };
}

async function requestAll(requester: Requester, requests: number, inFlight: number): Promise<void> {
  let left = requests;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const { id } = await requester.get();
      if (id !== channelId(1)) throw new Error(`not the channel that was asked for: ${id}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

function bareUndici({ commands }: Task): Requester {
  const pool = new Pool(commands, { connections: SOCKETS, pipelining: 1 });
  const authorization = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString('base64')}`;
  const path = `/ari/channels/${encodeURIComponent(channelId(1))}`;
  return {
    get: async () => {
      const { body } = await pool.request({ method: 'GET', path, headers: { authorization } });
      return (await body.json()) as { id: string };
    },
    close: () => pool.close(),
  };
}

async function ours(task: Task, intercepted: boolean): Promise<Requester> {
  const { AriClient } = await loadClient();
  const access = { username: USERNAME, password: PASSWORD };
  const client = new AriClient({ url: task.commands, ...access, events: false, sockets: SOCKETS });
  if (intercepted) client.http.interceptors.request.use((config) => config);
  return { get: () => client.channels.get(channelId(1)), close: () => client.close() };
}

/** Commands of clients that have much to remember: connected, with applications, handlers and live channels, in turn. */
async function oursWhileBusy(task: Task): Promise<Requester> {
  const { clients } = await busyClients(task);
  const { channels } = task.parameters;
  for (const client of clients) await followChannels(client, channels as number, () => undefined);
  await Promise.all(clients.map((client) => client.connect()));
  let turn = 0;
  return {
    get: () => (clients[(turn += 1) % clients.length] as (typeof clients)[number]).channels.get(channelId(1)),
    close: () => Promise.all(clients.map((client) => client.close())),
  };
}

async function oursOverWebSocket({ events }: Task): Promise<Requester> {
  const { AriClient } = await loadClient();
  const access = { url: events, username: USERNAME, password: PASSWORD };
  const client = new AriClient({ ...access, apps: 'bench-0', transport: 'websocket' });
  await client.connect();
  return { get: () => client.channels.get(channelId(1)), close: () => client.close() };
}

async function bareWebSocket({ events }: Task): Promise<Requester> {
  const socket = new WebSocket(`${events.replace('http', 'ws')}/ari/events?app=bench-commands`);
  const waiting = new Map<string, (channel: { id: string }) => void>();
  socket.on('message', (frame: Buffer) => {
    const answer = JSON.parse(frame.toString()) as { request_id: string; message_body: string };
    waiting.get(answer.request_id)?.(JSON.parse(answer.message_body) as { id: string });
    waiting.delete(answer.request_id);
  });
  await once(socket, 'open');
  let count = 0;
  const get = (): Promise<{ id: string }> =>
    new Promise((resolve) => {
      const id = String((count += 1));
      waiting.set(id, resolve);
      const uri = `channels/${encodeURIComponent(channelId(1))}`;
      socket.send(JSON.stringify({ type: 'RESTRequest', request_id: id, method: 'GET', uri }));
    });
  return { get, close: async () => socket.terminate() };
}

async function ariClientPeer(task: Task): Promise<Requester> {
  const client = await ariClient().connect(task.events, USERNAME, PASSWORD);
  return { get: () => client.channels.get({ channelId: channelId(1) }) as Promise<{ id: string }> };
}

function ipcomPeer({ commands }: Task): Requester {
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) console[name] = () => undefined;
  const { hostname: host, port } = new URL(commands);
  const { AriClient } = ipcom();
  const client = new AriClient({ host, port: Number(port), username: USERNAME, password: PASSWORD, secure: false });
  return { get: () => client.channels.get(channelId(1)) as Promise<{ id: string }> };
}

function awryPeer({ commands }: Task): Requester {
  const { API } = awry();
  const api = new API({ baseUrl: `${commands}/ari`, username: USERNAME, password: PASSWORD });
  return { get: async () => (await api.channels.get({ channelId: channelId(1) })).data as { id: string } };
}
