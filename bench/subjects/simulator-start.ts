import { loadTesting } from '../run/library.js';
import { median } from '../run/median.js';
import { numberOf, timed, type Measurement, type Task } from '../run/measurement.js';

/** Starts simulators one after another. The first one finds a process in which none of its code has run. */
export async function measure(task: Task): Promise<Measurement> {
  const importing = performance.now();
  const { AsteriskSimulator } = await loadTesting();
  const imported = performance.now() - importing;
  const units = numberOf(task, 'starts');
  const starts: number[] = [];
  const times = await timed(async () => {
    for (let count = 0; count < units; count += 1) {
      const begin = performance.now();
      const asterisk = await AsteriskSimulator.start();
      starts.push(performance.now() - begin);
      await asterisk.stop();
    }
  });
  const [first = Number.NaN, ...others] = starts;
  return { units, ...times, figures: { 'import ms': imported, 'first ms': first, 'later ms': median(others) } };
}
