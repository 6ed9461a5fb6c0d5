import { OURS, type Case, type Row } from '../run/row.js';

/** What the call history writes. */
export const historyRowsRow: Row = {
  id: 'history-rows',
  title: 'Call history: rows written to PostgreSQL, beside bare `pg` with the same statements and batches',
  goal: 'at least 0.7 of the rows for each CPU second; every row is there',
  unit: 'row',
  needsPostgresql: true,
  cases: (quick) => {
    // Fewer, and the warm-up of the process is most of what is measured.
    const parameters = { calls: quick ? 20_000 : 40_000 };
    return [
      {
        name: 'calls and their legs, 500 rows a statement',
        contenders: [
          { name: 'bare pg', subject: 'history-rows', parameters: { ...parameters, writer: 'pg' } },
          { name: OURS, subject: 'history-rows', parameters: { ...parameters, writer: 'history' } },
        ],
        goals: [{ of: 'ratio', atLeast: 0.7 }],
      },
    ];
  },
};

/** What is read of it. */
export const callsPageRow: Row = {
  id: 'calls-page',
  title: 'Call history: a page of 25, filtered and ordered by an index, first and deep',
  goal: 'p99 below 20 ms of 1,000,000 calls; a page behind a cursor takes as long as the first',
  unit: 'page',
  needsPostgresql: true,
  cases: (quick) => [pagesCase('of one tenant', 'tenant', quick), pagesCase('of all', 'all', quick)],
};

function pagesCase(name: string, of: string, quick: boolean): Case {
  const parameters = { of, rows: quick ? 100_000 : 1_000_000, pages: quick ? 200 : 1_000 };
  const pages = (where: string) => ({ subject: 'calls-page', parameters: { ...parameters, where } });
  return {
    name,
    contenders: [
      { name: 'first page', ...pages('first') },
      { name: OURS, ...pages('deep') },
    ],
    goals: [
      { of: 'figure:p99', contender: 'first page', atMost: 20 },
      { of: 'figure:p99', atMost: 20 },
      // As fast as the first, by the page in the middle: a tenth is noise.
      { of: 'ratio', atLeast: 0.9 },
    ],
  };
}

/** What it costs that calls are recorded. */
export const historyCostRow: Row = {
  id: 'history-cost',
  title: 'Call history: its cost for each event of whole calls, beside the dispatch to handlers',
  goal: 'noting costs at most a tenth of the dispatch; the rows are written besides',
  unit: 'event',
  needsPostgresql: true,
  cases: (quick) => {
    const parameters = { events: quick ? 40_000 : 200_000 };
    const events = (history: string) => ({ subject: 'history-events', parameters: { ...parameters, history } });
    return [
      {
        name: 'lives of calls, ten events each',
        contenders: [
          { name: 'dispatch alone', ...events('off') },
          { name: OURS, ...events('noted') },
          { name: 'rows written too', ...events('written') },
        ],
        goals: [{ of: 'ratio', atLeast: 1 / 1.1 }],
      },
    ];
  },
};

/** What becomes of handlers when the database stalls. */
export const historyStallRow: Row = {
  id: 'history-stall',
  title: 'Call history: how late handlers begin while PostgreSQL stands still for a third of the time, in milliseconds',
  goal: 'p99 at most 2 ms later than without the history; every call is written in the end',
  unit: 'call',
  needsPostgresql: true,
  cases: (quick) => {
    const parameters = { perSecond: 50, seconds: quick ? 9 : 45 };
    const calls = (history: string) => ({ subject: 'history-stall', parameters: { ...parameters, history } });
    return [
      {
        name: '50 calls a second, ten events each',
        contenders: [
          { name: 'without the history', ...calls('off') },
          { name: OURS, ...calls('recorded') },
        ],
        goals: [
          { of: 'extra:p99', atMost: 2 },
          { of: 'extra:p99 stalled', atMost: 2 },
        ],
      },
    ];
  },
};
