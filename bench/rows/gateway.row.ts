import { OURS, type Row } from '../run/row.js';

/** One change for many sockets. */
export const fanOutRow: Row = {
  id: 'gateway-fan-out',
  title: 'Gateway: a change for 1,000 sockets that subscribe to its stream',
  goal: 'at least 0.8 of the messages per CPU second of a bare `ws` server with a prepared buffer; a stalled socket costs nothing',
  unit: 'message',
  cases: (quick) => {
    const counts = { sockets: 1_000, stalled: 0, messages: quick ? 100 : 1_000 };
    const ours = { name: OURS, subject: 'gateway-fan-out', parameters: { through: 'gateway', ...counts } };
    return [
      {
        name: '1,000 sockets',
        contenders: [{ name: 'bare ws', subject: 'gateway-fan-out', parameters: { through: 'ws', ...counts } }, ours],
        goals: [{ of: 'ratio', atLeast: 0.8 }],
      },
      {
        name: '1,000 sockets, and one that reads nothing',
        contenders: [
          { ...ours, name: 'none that is stalled' },
          { ...ours, parameters: { ...ours.parameters, stalled: 1 } },
        ],
        goals: [{ of: 'ratio', atLeast: 0.95 }],
      },
    ];
  },
};

/** What a push costs beside subscriptions that it does not concern. */
export const groupsRow: Row = {
  id: 'gateway-groups',
  title: 'Gateway: a push beside 10,000 subscriptions on 5,000 objects',
  goal: 'costs at most a tenth more than beside 100 subscriptions',
  unit: 'push',
  cases: (quick) => {
    const base = { pushes: quick ? 2_000 : 20_000 };
    return [
      {
        name: 'two subscribers of each object',
        contenders: [
          { name: 'on 50 objects', subject: 'gateway-groups', parameters: { ...base, objects: 50 } },
          { name: OURS, subject: 'gateway-groups', parameters: { ...base, objects: quick ? 1_000 : 5_000 } },
        ],
        goals: [{ of: 'ratio', atLeast: 0.9 }],
      },
    ];
  },
};

/** A page of a crowded server. */
export const livePageRow: Row = {
  id: 'live-page',
  title: 'Live table: a page of 25 out of 10,000 channels, filtered and ordered, asked over a socket of the gateway',
  goal: 'p99 below 10 ms',
  unit: 'page',
  cases: (quick) => {
    const counts = { channels: 10_000, pages: quick ? 200 : 2_000 };
    return [
      {
        name: 'of one tenant among fifty',
        contenders: [{ name: OURS, subject: 'live-page', parameters: counts }],
        goals: [{ of: 'figure:p99', atMost: 10 }],
      },
    ];
  },
};
