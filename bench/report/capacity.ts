import type { Results } from './results.js';
import { OURS } from '../run/row.js';

/** What a call is taken to be; change it to what yours are. */
export const CALL = { seconds: 180, heardEvents: 15, unheardEvents: 40, commands: 10, ownKiB: 4 };
/** How much of one core a process may be given, so that peaks and garbage collection have room. */
const SHARE_OF_CORE = 0.5;
const HEAP_GIB = 2;
/** Calls that one Asterisk carries with sound passing through it: an assumption, not a measurement of this bench. */
const CALLS_PER_ASTERISK = 1_000;
/** Connections of one process that the growth table covers. */
const CONNECTIONS = 20;
const SIZES = [10_000, 1_000_000, 100_000_000];

/** How many calls a process carries, and what the large numbers need, worked out from what was measured. */
export function capacity(results: Results): string {
  const cost = (row: string, work: number, who = OURS): number => {
    const cases = results.rows.find(({ id }) => id === row)?.cases;
    return cases?.at(work)?.contenders.find(({ name }) => name === who)?.cpuUs ?? Number.NaN;
  };
  const heard = cost('channels', -1);
  const unheard = cost('unheard', 0);
  const command = cost('requests', -1);
  const heap = heapPerCall(results);
  const cpuUs = CALL.heardEvents * heard + CALL.unheardEvents * unheard + CALL.commands * command;
  const callsPerSecond = (SHARE_OF_CORE * 1e6) / cpuUs;
  const byCpu = callsPerSecond * CALL.seconds;
  const byHeap = (HEAP_GIB * 2 ** 30) / (heap + CALL.ownKiB * 1024);
  const perProcess = Math.floor(Math.min(byCpu, byHeap) / 1_000) * 1_000;
  return [
    '## How many calls',
    '',
    'Assumptions, to be replaced by your own:',
    '',
    `- a call lasts ${CALL.seconds} s; it brings ${CALL.heardEvents} events that a handler hears and ${CALL.unheardEvents} that none does, and takes ${CALL.commands} commands over HTTP;`,
    `- your own code takes no CPU time worth mentioning and keeps ${CALL.ownKiB} KiB for each call; whatever it takes more comes off;`,
    `- a process is given ${SHARE_OF_CORE * 100} % of one core and ${HEAP_GIB} GiB of heap, and has at most ${CONNECTIONS} connections;`,
    `- one Asterisk carries ${count(CALLS_PER_ASTERISK)} calls with sound. That is a common figure and was not measured here; it depends on codecs and hardware.`,
    '',
    `Measured: a heard event ${heard.toFixed(1)} µs (at 100,000 live channels), one that nobody hears ${unheard.toFixed(1)} µs, a command ${command.toFixed(0)} µs, ${(heap / 1024).toFixed(1)} KiB of heap for a live call.`,
    `So a call costs ${(cpuUs / 1000).toFixed(2)} ms of CPU in all: ${count(callsPerSecond)} calls a second begin and end in half a core, which is ${count(byCpu)} at the same time; the heap holds ${count(byHeap)}. **One process carries about ${count(perProcess)} calls.**`,
    '',
    '| simultaneous calls | calls a second | Asterisk servers | processes |',
    '| ---: | ---: | ---: | ---: |',
    ...SIZES.map((calls) => {
      const servers = Math.ceil(calls / CALLS_PER_ASTERISK);
      const processes = Math.max(Math.ceil(calls / perProcess), Math.ceil(servers / CONNECTIONS));
      return `| ${count(calls)} | ${count(calls / CALL.seconds)} | ${count(servers)} | ${count(processes)} |`;
    }),
    '',
    'A process more is needed wherever one may fail. Connections decide the number of processes before CPU does:',
    `a process with ${CONNECTIONS} connections carries ${count(CONNECTIONS * CALLS_PER_ASTERISK)} calls and is at ${((CONNECTIONS * CALLS_PER_ASTERISK * SHARE_OF_CORE * 100) / byCpu).toFixed(0)} % of a core with them.`,
  ].join('\n');
}

function heapPerCall(results: Results): number {
  const contenders = results.rows.find(({ id }) => id === 'heap')?.cases[0]?.contenders;
  return contenders?.find(({ name }) => name === OURS)?.figures?.['perCall'] ?? Number.NaN;
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}
