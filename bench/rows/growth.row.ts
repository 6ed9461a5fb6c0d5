import { OURS, type Case, type Contender, type Row } from '../run/row.js';

/** What the cost of an event grows with. */
export const eventGrowthRow: Row = {
  id: 'growth-events',
  title: 'Growth: cost of an event',
  goal: 'nothing grows with any of them, except for the cache misses of very many channels',
  unit: 'event',
  cases: (quick) => {
    const events = quick ? 40_000 : 100_000;
    const base = { kind: 'digits', events, channels: 10, listen: 'all' };
    const cases = [
      growthCase('live channels', 'client-events', 'channels', [10, 1_000, 10_000, 100_000], {
        ...base,
        listen: 'channel',
      }),
      growthCase('handlers', 'client-events', 'handlers', [1, 10, 100, 1_000], base),
      growthCase('applications', 'client-events', 'applications', [1, 10, 50], base),
      growthCase('connections', 'client-events', 'connections', [1, 5, 20], base),
    ];
    return quick ? cases.slice(0, 1).map(endsOf) : cases;
  },
};

/** What the cost of a command grows with. */
export const commandGrowthRow: Row = {
  id: 'growth-commands',
  title: 'Growth: cost of a command',
  goal: 'nothing grows with any of them',
  unit: 'request',
  cases: (quick) => {
    const base = { client: 'busy', requests: quick ? 2_000 : 10_000, inFlight: 8, channels: 10 };
    const cases = [
      growthCase('live channels', 'requests', 'channels', [10, 1_000, 10_000, 100_000], base),
      growthCase('handlers', 'requests', 'handlers', [1, 10, 100, 1_000], base),
      growthCase('applications', 'requests', 'applications', [1, 10, 50], base),
      growthCase('connections', 'requests', 'connections', [1, 5, 20], base),
    ];
    return quick ? cases.slice(0, 1).map(endsOf) : cases;
  },
};

function growthCase(
  name: string,
  subject: string,
  parameter: string,
  values: readonly number[],
  base: Readonly<Record<string, number | string>>,
): Case {
  const contenders = values.map((value): Contender => ({
    name: `${value.toLocaleString('en')} ${name}`,
    subject,
    parameters: { ...base, [parameter]: value },
  }));
  return { name: `${OURS}: ${name}`, contenders };
}

/** For a glance: the smallest and the largest. */
function endsOf({ contenders, ...rest }: Case): Case {
  return { ...rest, contenders: [contenders.at(0), contenders.at(-1)].filter((end) => end !== undefined) };
}
