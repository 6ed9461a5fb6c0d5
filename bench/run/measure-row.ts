import { loadavg } from 'node:os';
import type { RowResult } from '../report/results.js';
import { summary } from '../report/summary.js';
import type { Row } from './row.js';
import { measureCase, type CaseMeasurements, type RoundOptions } from './rounds.js';

/** Measures all cases of a row. */
export async function measureRow(row: Row, quick: boolean, options: RoundOptions): Promise<RowResult> {
  const { id, title, goal, unit } = row;
  const loadBefore = loadavg()[0] ?? 0;
  const measured = new Map<string, CaseMeasurements>();
  const cases = [];
  options.progress(title);
  for (const one of row.cases(quick)) {
    const measurements = await measureCase(one, options);
    cases.push(summary(one, measurements, measured));
    measured.set(one.name, measurements);
  }
  const measuredAt = new Date().toISOString().slice(0, 16);
  return { id, title, goal, unit, measuredAt, rounds: options.rounds, quick, loadBefore, cases };
}
