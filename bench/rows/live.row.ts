import { OURS, type Case, type Row } from '../run/row.js';

/** Whole calls on a real Asterisk. */
export const callsRow: Row = {
  id: 'calls',
  title: 'originate, StasisStart, answer, hang up on the real Asterisk, 8 in flight',
  goal: 'at least 0.95 of the calls per second of a bare script',
  unit: 'call',
  needsAsterisk: true,
  cases: (quick) => [
    // A process that has made a thousand calls has compiled what it runs: the rest of its life is like that.
    {
      ...callsCase('8 in flight', { calls: quick ? 1_000 : 3_000, warmUp: quick ? 1_000 : 3_000 }),
      goals: [{ of: 'wallRatio', atLeast: 0.95 }],
    },
    ...(quick ? [] : [callsCase('8 in flight, the first calls of a process', { calls: 1_000, warmUp: 0 })]),
  ],
};

function callsCase(name: string, counts: { readonly calls: number; readonly warmUp: number }): Case {
  const parameters = { ...counts, inFlight: 8 };
  return {
    name,
    contenders: [
      { name: 'bare script', subject: 'calls', parameters: { ...parameters, client: 'floor' } },
      { name: OURS, subject: 'calls', parameters: { ...parameters, client: 'ours' } },
    ],
    goals: [],
  };
}

/** How long an event is under way. */
export const latencyRow: Row = {
  id: 'latency',
  title: 'From the event to its handler at 5,000 events a second',
  goal: "p99 below 2 ms above the floor's p99",
  unit: 'event',
  cases: (quick) => {
    const parameters = { perSecond: 5_000, seconds: quick ? 2 : 10 };
    return [
      {
        name: '5,000 events/s',
        contenders: [
          { name: 'floor', subject: 'latency', parameters: { ...parameters, client: 'floor' } },
          { name: OURS, subject: 'latency', parameters: { ...parameters, client: 'ours' } },
        ],
        goals: [{ of: 'extra:p99', atMost: 2 }],
      },
    ];
  },
};

/** What calls keep in memory. */
export const heapRow: Row = {
  id: 'heap',
  title: 'Heap of a live call, and what is left of calls that ended',
  goal: 'at most 4 KiB with one listener and a per-call instance; nothing is left',
  unit: 'call',
  cases: (quick) => {
    // A million calls pass through with SOAK=1.
    const parameters = { channels: quick ? 10_000 : 50_000, passes: quick ? 2 : process.env['SOAK'] === '1' ? 20 : 10 };
    return [
      {
        name: 'live calls',
        contenders: [
          { name: 'with a listener', subject: 'heap', parameters: { ...parameters, perCall: 0 } },
          { name: OURS, subject: 'heap', parameters: { ...parameters, perCall: 1 } },
        ],
        goals: [
          { of: 'figure:perCall', atMost: 4_096 },
          { of: 'figure:leftPerCall', atMost: 16 },
        ],
      },
    ];
  },
};
