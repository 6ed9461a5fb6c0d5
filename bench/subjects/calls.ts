import { once } from 'node:events';
import { Pool } from 'undici';
import WebSocket from 'ws';
import { loadClient } from '../run/library.js';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';

const APP = 'bench-calls';
const ENDPOINT = 'Local/answer@default';

/** Makes calls one after another; resolves when a call has been answered and hung up. */
interface Caller {
  call(): Promise<void>;
  close(): Promise<void>;
}

/** originate, StasisStart, answer, hang up: on a real Asterisk, several calls at a time. */
export async function measure(task: Task): Promise<Measurement> {
  const units = numberOf(task, 'calls');
  const inFlight = numberOf(task, 'inFlight');
  const caller = task.parameters['client'] === 'floor' ? await bareScript(task) : await ours(task);
  await callAll(caller, numberOf(task, 'warmUp'), inFlight);
  const times = await timed(() => callAll(caller, units, inFlight));
  await caller.close();
  return { units, ...times };
}

async function callAll({ call }: Caller, calls: number, inFlight: number): Promise<void> {
  let left = calls;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

async function ours({ asterisk }: Task): Promise<Caller> {
  if (asterisk === undefined) throw new Error('this needs an Asterisk');
  const { AriClient } = await loadClient();
  const client = new AriClient({ ...asterisk, apps: APP });
  await client.connect();
  const call = async (): Promise<void> => {
    const entered = await client.originate(ENDPOINT).entered();
    if (entered.outcome !== 'event') throw new Error(`the call ended: ${entered.outcome}`);
    const { channel } = entered.event;
    await channel.answer();
    await channel.hangup();
  };
  return { call, close: () => client.close() };
}

async function bareScript({ asterisk }: Task): Promise<Caller> {
  if (asterisk === undefined) throw new Error('this needs an Asterisk');
  const { origin } = new URL(asterisk.url);
  const authorization = `Basic ${Buffer.from(`${asterisk.username}:${asterisk.password}`).toString('base64')}`;
  const pool = new Pool(origin, { connections: 16, pipelining: 1 });
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/ari/events?app=${APP}`, { headers: { authorization } });
  const starts = new Map<string, () => void>();
  socket.on('message', (frame: Buffer) => {
    const event = JSON.parse(frame.toString()) as { type: string; channel?: { id: string } };
    if (event.type === 'StasisStart' && event.channel !== undefined) starts.get(event.channel.id)?.();
  });
  await once(socket, 'open');
  const send = async (method: 'POST' | 'DELETE', path: string): Promise<void> => {
    const { statusCode, body } = await pool.request({
      method,
      path: `/ari/channels/${path}`,
      headers: { authorization },
    });
    const text = await body.text();
    if (statusCode >= 300) throw new Error(`${method} ${path}: ${statusCode} ${text}`);
    if (text !== '') JSON.parse(text);
  };
  let count = 0;
  const call = async (): Promise<void> => {
    const id = `bare-${process.pid}-${(count += 1)}`;
    const started = new Promise<void>((resolve) => starts.set(id, resolve));
    await send('POST', `${id}?endpoint=${encodeURIComponent(ENDPOINT)}&app=${APP}`);
    await started;
    starts.delete(id);
    await send('POST', `${id}/answer`);
    await send('DELETE', id);
  };
  return { call, close: async () => (socket.terminate(), pool.close()) };
}
