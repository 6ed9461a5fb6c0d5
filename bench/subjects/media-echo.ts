import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';
import { MediaExchange } from '../run/media-exchange-process.js';
import type { MediaReport } from '../server/media/media-exchange.js';
import { now, sentAt } from '../server/media/stamped-frame.js';
import { bareAgents, libraryAgents } from './media-agents.js';
import { OwnShare } from './own-share.js';

/** Agents that say back what they hear, all at once: what a second of a call costs, and how long a frame is under way. */
export async function measure(task: Task): Promise<Measurement> {
  const calls = numberOf(task, 'calls');
  const seconds = numberOf(task, 'seconds');
  const exchange = await MediaExchange.start();
  const waits: number[] = [];
  const share = new OwnShare();
  share.watch();
  const heard = (frame: Buffer): void => {
    share.heard();
    waits.push(now() - sentAt(frame));
  };
  const bare = task.parameters['agent'] === 'floor';
  const agents = bare ? await bareAgents('echo', heard) : await libraryAgents(exchange.url, 'echo', heard);
  await exchange.call(calls, agents.url, agents.ari);
  await exchange.talk(numberOf(task, 'warmUp'));
  waits.splice(0);
  share.clear();
  globalThis.gc?.();
  let report: MediaReport | undefined;
  const times = await timed(async () => {
    report = await exchange.talk(seconds);
  });
  await agents.close();
  await exchange.stop();
  const { sent = 0, returned = 0, late = 0, figures = {} } = report ?? {};
  waits.sort((a, b) => a - b);
  const toHandler = waits[Math.floor(waits.length * 0.99)] ?? Number.NaN;
  return {
    units: calls * seconds,
    ...times,
    figures: {
      '% of a core per call': (times.cpuMs / (calls * seconds * 1_000)) * 100,
      'to the handler p99 ms': toHandler,
      ...figures,
      'turn p99 ms': share.p99,
      'turn with kernel and caller p99 ms': toHandler + (figures['to the caller p99 ms'] ?? Number.NaN),
      'late %': (late / Math.max(1, sent)) * 100,
      'lost frames': sent - returned,
    },
  };
}
