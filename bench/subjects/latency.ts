import { once } from 'node:events';
import WebSocket from 'ws';
import { loadClient } from '../run/library.js';
import { numberOf, PASSWORD, timed, USERNAME, type Measurement, type Task } from '../run/measurement.js';

/** How long an event is under way, from the server's write to the handler, at a steady pace. */
export async function measure(task: Task): Promise<Measurement> {
  const perSecond = numberOf(task, 'perSecond');
  const seconds = numberOf(task, 'seconds');
  const delays: number[] = [];
  const hear = (sentAt: string): void => {
    delays.push(Number(process.hrtime.bigint() - BigInt(sentAt)) / 1e6);
  };
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const close = task.parameters['client'] === 'floor' ? await floor(task, hear, end) : await ours(task, hear, end);
  const times = await timed(async () => {
    await fetch(`${task.events}/bench/pace?perSecond=${perSecond}&seconds=${seconds}`);
    await over;
  });
  await close();
  // The first second warms up.
  const counted = delays.slice(perSecond).sort((a, b) => a - b);
  const at = (part: number): number => counted[Math.floor(counted.length * part)] ?? Number.NaN;
  return { units: delays.length, ...times, figures: { p50: at(0.5), p99: at(0.99) } };
}

async function floor(task: Task, hear: (sentAt: string) => void, end: () => void): Promise<() => unknown> {
  const socket = new WebSocket(`${task.events.replace('http', 'ws')}/ari/events?app=bench-0`);
  socket.on('message', (frame: Buffer) => {
    const event = JSON.parse(frame.toString()) as { type: string; digit: string };
    if (event.type === 'ChannelDtmfReceived') hear(event.digit);
    else end();
  });
  await once(socket, 'open');
  return () => socket.terminate();
}

async function ours(task: Task, hear: (sentAt: string) => void, end: () => void): Promise<() => unknown> {
  const { AriClient } = await loadClient();
  const client = new AriClient({ url: task.events, username: USERNAME, password: PASSWORD, apps: 'bench-0' });
  client.on('ChannelDtmfReceived', ({ digit }) => hear(digit));
  client.on('ChannelUserevent', () => end());
  await client.connect();
  return () => client.close();
}
