import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';
import { MediaExchange } from '../run/media-exchange-process.js';
import type { MediaReport } from '../server/media/media-exchange.js';
import { bareAgents, libraryAgents } from './media-agents.js';

/** Callers who interrupt an agent: from the first sample of theirs until they hear nothing of it any more. */
export async function measure(task: Task): Promise<Measurement> {
  const calls = numberOf(task, 'calls');
  const times = numberOf(task, 'times');
  const exchange = await MediaExchange.start();
  const bare = task.parameters['agent'] === 'floor';
  const nothing = (): void => {};
  const agents = bare ? await bareAgents('speaks', nothing) : await libraryAgents(exchange.url, 'speaks', nothing);
  await exchange.call(calls, agents.url, agents.ari);
  await exchange.interrupt(1);
  let report: MediaReport | undefined;
  const spent = await timed(async () => {
    report = await exchange.interrupt(times);
  });
  await agents.close();
  await exchange.stop();
  const { figures = {}, old = Number.NaN } = report ?? {};
  return { units: calls * times, ...spent, figures: { ...figures, 'old frames': old } };
}
