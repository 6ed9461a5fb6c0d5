import { once } from 'node:events';
import WebSocket from 'ws';
import type { Measurement, Task } from '../run/measurement.js';
import { measureFlood } from './flood.js';
import { Tally } from './tally.js';

const END = Buffer.from('"eventname":"end"');

/** The WebSocket alone: frames are received and forgotten. Nothing that reads events through `ws` can be faster. */
export async function measure(task: Task): Promise<Measurement> {
  const tally = new Tally();
  const socket = new WebSocket(`${task.events.replace('http', 'ws')}/ari/events?app=bench-0`);
  socket.on('message', (frame: Buffer) => {
    // The last frame is the only short one.
    if (frame.length < 250 && frame.includes(END)) tally.end();
  });
  await once(socket, 'open');
  const measurement = await measureFlood(task, tally);
  socket.terminate();
  return measurement;
}
