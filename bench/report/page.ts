import { capacity } from './capacity.js';
import type { Results } from './results.js';
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
  const rows = results.rows.filter(({ id }) => !id.startsWith('growth'));
  const growth = results.rows.filter(({ id }) => id.startsWith('growth'));
  return [
    INTRODUCTION,
    '',
    machineLines(results.machine),
    '',
    '## Beside the floor and beside others',
    '',
    ...rows.map((row) => `${rowTable(row)}\n`),
    '## Growth',
    '',
    ...growth.map((row) => `${rowTable(row)}\n`),
    capacity(results),
    '',
  ].join('\n');
}
