import { get } from 'node:http';
import type { EventStream } from '../server/event-stream.js';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';
import type { Tally } from './tally.js';

/** The stream that a task is about. */
export function streamOf({ parameters }: Task, events: number): EventStream {
  const { kind, channels, valueBytes, applications } = parameters;
  return {
    kind: kind as EventStream['kind'],
    events,
    channels: channels as number,
    valueBytes: valueBytes as number | undefined,
    applications: applications as number | undefined,
  };
}

/** Asks the server for a flood, twice: once to warm the process up, once to measure it. */
export async function measureFlood(task: Task, tally: Tally, sockets = 1): Promise<Measurement> {
  const units = numberOf(task, 'events');
  const stream = streamOf(task, units / sockets);
  const warmUp = streamOf(task, Math.ceil(Math.min(units / 4, 20_000) / sockets));
  await ask(task, 'prepare', stream);
  await flood(task, tally, warmUp, sockets);
  globalThis.gc?.();
  const times = await timed(() => flood(task, tally, stream, sockets));
  // Each socket numbers its events from 0: of several the order cannot be told by the numbers.
  const disordered = sockets === 1 ? tally.disordered : undefined;
  return { units, ...times, delivered: tally.delivered, disordered };
}

/** One flood from beginning to end. */
export async function flood(task: Task, tally: Tally, stream: EventStream, sockets = 1): Promise<void> {
  const over = tally.begin(sockets);
  await ask(task, 'flood', stream);
  await over;
}

/** Has the frames of a stream made beforehand. */
export function prepareFlood(task: Task, stream: EventStream): Promise<void> {
  return ask(task, 'prepare', stream);
}

/** Over a connection of its own each time: one that is kept would have timed out behind a client that is busy for long. */
async function ask(task: Task, what: 'prepare' | 'flood', stream: EventStream): Promise<void> {
  const url = `${task.events}/bench/${what}?stream=${encodeURIComponent(JSON.stringify(stream))}`;
  await new Promise<void>((resolve, reject) => {
    get(url, { agent: false }, (response) => response.resume().on('end', resolve)).on('error', reject);
  });
}
