// Prints how much of each room of lib the tests have run, from the summary that `npm run test:coverage` leaves.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const { total: _, ...files } = JSON.parse(readFileSync(join(root, 'coverage/coverage-summary.json'), 'utf8'));
const { rooms: table } = JSON.parse(readFileSync(join(root, 'build/rooms.json'), 'utf8'));
// The innermost room that holds a file counts it.
const rooms = Object.keys(table).toSorted((a, b) => b.length - a.length);

const sums = new Map();
for (const [file, coverage] of Object.entries(files)) {
  const path = relative(join(root, 'lib'), file).replaceAll('\\', '/');
  const room = rooms.find((name) => path.startsWith(`${name}/`)) ?? '.';
  for (const name of [room, 'all']) add(name, coverage);
}

print('room', 'lines', 'branches', 'functions');
for (const [room, sum] of [...sums].toSorted(([a], [b]) => order(a, b))) {
  print(room, percent(sum.lines), percent(sum.branches), percent(sum.functions));
}
process.stdout.write('\nfile by file: coverage/index.html\n');

function add(room, coverage) {
  const sum = sums.get(room) ?? { lines: [0, 0], branches: [0, 0], functions: [0, 0] };
  sums.set(room, sum);
  for (const kind of Object.keys(sum)) {
    sum[kind][0] += coverage[kind].covered;
    sum[kind][1] += coverage[kind].total;
  }
}

function order(a, b) {
  if (a === 'all' || b === 'all') return a === 'all' ? 1 : -1;
  return a < b ? -1 : 1;
}

function percent([covered, total]) {
  return total === 0 ? '-' : `${((100 * covered) / total).toFixed(1)} %`;
}

function print(room, ...figures) {
  process.stdout.write(`${room.padEnd(28)}${figures.map((figure) => figure.padStart(11)).join('')}\n`);
}
