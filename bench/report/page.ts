import { capacity } from './capacity.js';
import type { Results, RowResult } from './results.js';
import { machineLines, rowTable } from './table.js';

const INTRODUCTION = `# Performance

Written by \`npm run bench\`; changes made here are lost. Absolute figures belong to the machine below, ratios travel.

Every client runs in a process of its own, in turns with the others, for several rounds; figures are medians, ratios
are medians of the ratios of each round. CPU time is that of the whole process, threads and garbage collection
included. The first line of each case is the floor: what nobody can do without (\`ws\` and \`JSON.parse\`, bare
\`undici\`, a bare script on the same Asterisk). Events are framed beforehand and written in chunks of 64 KiB, so that
the reader is the bottleneck. "Gaps" are events that came after a later one, or after one that never came.`;

/** The page for the documentation. */
export function performancePage(results: Results): string {
  const sectionOf = ({ id }: RowResult): string => /^(?:growth|simulator)/.exec(id)?.[0] ?? 'client';
  const tables = (section: string): string[] =>
    results.rows.filter((row) => sectionOf(row) === section).map((row) => `${rowTable(row)}\n`);
  return [
    INTRODUCTION,
    '',
    machineLines(results.machine),
    '',
    '## Beside the floor and beside others',
    '',
    ...tables('client'),
    '## Growth',
    '',
    ...tables('growth'),
    '## The simulator',
    '',
    'What a test of yours waits for. "First" is the first one of its process, whose code is not compiled yet.',
    '',
    ...tables('simulator'),
    capacity(results),
    '',
  ].join('\n');
}
