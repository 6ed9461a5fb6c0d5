import { OURS, type Row } from '../run/row.js';

/** What a user's test waits for. */
export const simulatorTestRow: Row = {
  id: 'simulator-test',
  title: "Simulator: a user's test, one call with a digit and assertions",
  goal: 'below 50 ms after the testing module is up, in a process that has never seen a call',
  unit: 'test',
  cases: (quick) =>
    ['manual', 'real'].map((clock) => ({
      name: `${clock} clock`,
      contenders: [{ name: OURS, subject: 'simulator-test', parameters: { clock, repeated: quick ? 20 : 100 } }],
      goals: [{ of: 'figure:first ms', atMost: 50 }],
    })),
};

/** What each file of tests waits for. */
export const simulatorStartRow: Row = {
  id: 'simulator-start',
  title: 'Simulator: start',
  goal: 'below 30 ms, the first of its process',
  unit: 'start',
  cases: (quick) => [
    {
      name: 'one after another',
      contenders: [{ name: OURS, subject: 'simulator-start', parameters: { starts: quick ? 20 : 100 } }],
      goals: [{ of: 'figure:first ms', atMost: 30 }],
    },
  ],
};

/** As many calls as an exchange has. */
export const simulatorCallsRow: Row = {
  id: 'simulator-calls',
  title: 'Simulator: calls at the same time, with the client that serves them in one process',
  goal: '1,000 calls up at once; every one answered, every digit heard, nothing left behind',
  unit: 'call',
  cases: () => [
    {
      name: '1,000 calls',
      contenders: [{ name: OURS, subject: 'simulator-calls', parameters: { calls: 1_000, digits: 10 } }],
      goals: [
        { of: 'figure:up at once', atLeast: 1_000 },
        { of: 'figure:digits heard', atLeast: 10_000 },
        { of: 'figure:channels left', atMost: 0 },
      ],
    },
  ],
};

/** How much of it one core takes. The reader is a process of its own, and not measured. */
export const simulatorEventsRow: Row = {
  id: 'simulator-events',
  title: 'Simulator: events through one socket on one core',
  goal: 'at least 20,000 events for each second of CPU time; all delivered, in order',
  unit: 'event',
  cases: (quick) => {
    const events = quick ? 40_000 : 200_000;
    return [
      {
        name: 'dialplan of 4 calls',
        contenders: [
          { name: 'ws + JSON.stringify', subject: 'simulator-events', parameters: { server: 'floor', events } },
          { name: OURS, subject: 'simulator-events', parameters: { server: 'simulator', events } },
        ],
        goals: [
          { of: 'figure:per CPU second', atLeast: 20_000 },
          { of: 'figure:per second', atLeast: 20_000 },
        ],
      },
    ];
  },
};
