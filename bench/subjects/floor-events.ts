import { once } from 'node:events';
import WebSocket from 'ws';
import type { Measurement, Task } from '../run/measurement.js';
import { measureFlood } from './flood.js';
import { Tally } from './tally.js';

/** What nobody can do without who reads events: a WebSocket and a parse. No dispatch, no objects. */
export async function measure(task: Task): Promise<Measurement> {
  const tally = new Tally();
  const socket = new WebSocket(`${task.events.replace('http', 'ws')}/ari/events?app=bench-0`);
  socket.on('message', (frame: Buffer) => {
    const event = JSON.parse(frame.toString()) as { type: string; duration_ms: number };
    if (event.type === 'ChannelDtmfReceived') tally.hear(event.duration_ms);
    else if (event.type === 'ChannelUserevent') tally.end();
  });
  await once(socket, 'open');
  const measurement = await measureFlood(task, tally);
  socket.terminate();
  return measurement;
}
