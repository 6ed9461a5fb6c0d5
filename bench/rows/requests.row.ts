import { OURS, type Case, type Contender, type Row } from '../run/row.js';

/** One command, answered by a server that costs next to nothing. */
export const requestsRow: Row = {
  id: 'requests',
  title: 'GET channels/{id} through the repository',
  goal: 'without interceptors at least 0.75 (1 in flight) and 0.55 (32) of bare undici, with one 0.55 and 0.35; twice @ipcom, level with ari-client',
  unit: 'request',
  cases: (quick) => {
    const many = requestsCase(32, quick ? 3_000 : 15_000);
    return quick ? [many] : [requestsCase(1, 15_000), many];
  },
};

function requestsCase(inFlight: number, requests: number): Case {
  const contender = (name: string, client: string, of = requests): Contender => ({
    name,
    subject: 'requests',
    parameters: { client, requests: of, inFlight },
  });
  return {
    name: `${inFlight} in flight`,
    contenders: [
      contender('bare undici', 'floor'),
      contender(OURS, 'ours'),
      contender(`${OURS}, intercepted`, 'intercepted'),
      contender('awry', 'awry', requests / 3),
      contender('ari-client', 'ari-client', requests / 3),
      contender('@ipcom', '@ipcom', requests / 3),
    ],
    goals: [
      { of: 'ratio', atLeast: inFlight === 1 ? 0.75 : 0.55 },
      { of: 'ratio', contender: `${OURS}, intercepted`, atLeast: inFlight === 1 ? 0.55 : 0.35 },
      { of: 'ratioTo:@ipcom', atLeast: 2 },
      { of: 'ratioTo:ari-client', atLeast: 1 },
      { of: 'ratioTo:@ipcom', contender: `${OURS}, intercepted`, atLeast: 2 },
      { of: 'ratioTo:ari-client', contender: `${OURS}, intercepted`, atLeast: 1 },
    ],
  };
}

/** The same over the WebSocket. */
export const webSocketRequestsRow: Row = {
  id: 'websocket',
  title: 'The same over the WebSocket transport',
  goal: 'at least 0.70 of a bare WebSocket client',
  unit: 'request',
  cases: (quick) =>
    (quick ? [32] : [1, 32]).map((inFlight): Case => {
      const parameters = { requests: quick ? 3_000 : 30_000, inFlight };
      return {
        name: `${inFlight} in flight`,
        contenders: [
          { name: 'bare ws', subject: 'requests', parameters: { ...parameters, client: 'floor-websocket' } },
          { name: OURS, subject: 'requests', parameters: { ...parameters, client: 'ours-websocket' } },
        ],
        goals: [{ of: 'ratio', atLeast: 0.7 }],
      };
    }),
};
