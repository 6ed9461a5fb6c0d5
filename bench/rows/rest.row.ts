import { OURS, type Row } from '../run/row.js';

/** Lists over HTTP. */
export const restListRow: Row = {
  id: 'rest-list',
  title: 'REST: a page of 25 of a table, beside a bare Nest controller with the same SQL',
  goal: 'at least 0.7 of the requests for each CPU second',
  unit: 'request',
  needsPostgresql: true,
  cases: (quick) => {
    // Fewer, and what is compared is how long the compiler takes over more code.
    const parameters = { requests: quick ? 4_000 : 10_000 };
    return [
      {
        name: 'filtered and ordered, 8 in flight',
        contenders: [
          { name: 'bare controller', subject: 'rest-list', parameters: { ...parameters, server: 'bare' } },
          { name: OURS, subject: 'rest-list', parameters: { ...parameters, server: 'resource' } },
        ],
        goals: [{ of: 'ratio', atLeast: 0.7 }],
      },
    ];
  },
};
