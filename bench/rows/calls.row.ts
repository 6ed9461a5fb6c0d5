import { OURS, type Row } from '../run/row.js';

/** What the verbs cost beside what they replace. */
export const callFlowRow: Row = {
  id: 'call-flow',
  title: 'Call flow: `gather` and `dial` beside the same flow written by hand against the client',
  goal: 'at most 1.15 times the CPU time; every call talks',
  unit: 'call',
  cases: (quick) => {
    const counts = quick ? { calls: 200, warmUp: 100 } : { calls: 2_000, warmUp: 500 };
    return [
      {
        name: 'four digits, then an agent',
        contenders: [
          { name: 'by hand', subject: 'call-flow', parameters: { flow: 'hand', ...counts } },
          { name: OURS, subject: 'call-flow', parameters: { flow: 'verbs', ...counts } },
        ],
        // Calls for each CPU second, over those by hand: 1 / 1.15.
        goals: [{ of: 'ratio', atLeast: 0.87 }],
      },
    ];
  },
};
