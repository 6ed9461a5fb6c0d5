import { OURS, type Case, type Row } from '../run/row.js';
import { withoutPeers } from './without-peers.js';

/** Events that nobody handles. */
export const unheardRow: Row = {
  id: 'unheard',
  title: 'A flood of events that nobody handles',
  goal: 'at least 2.5 times the floor on the same frames',
  unit: 'event',
  cases: (quick) => {
    const events = quick ? 200_000 : 400_000;
    const [short, long, dialplan] = [
      unheardCase('ChannelVarset, 20 bytes', { kind: 'variables', events, valueBytes: 20 }, quick),
      unheardCase('ChannelVarset, 10 KB', { kind: 'variables', events: 40_000, valueBytes: 10_000 }, quick),
      unheardCase('ChannelDialplan', { kind: 'dialplan', events }, quick),
    ] as const;
    return quick ? [short, withoutPeers(long)] : [short, long, dialplan];
  },
};

function unheardCase(
  name: string,
  stream: { kind: string; events: number; valueBytes?: number },
  quick: boolean,
): Case {
  const parameters = { ...stream, channels: 200, listen: 'all' };
  // Of the peers a glance will do: they read every event, at five times the cost.
  const forPeers = quick ? { ...parameters, events: stream.events / 4 } : parameters;
  return {
    name,
    contenders: [
      { name: 'floor', subject: 'floor-events', parameters },
      { name: OURS, subject: 'client-events', parameters },
      { name: 'ws alone', subject: 'bare-socket', parameters },
      { name: 'awry', subject: 'peer-events', parameters: { ...forPeers, peer: 'awry' } },
      { name: 'ari-client', subject: 'peer-events', parameters: { ...forPeers, peer: 'ari-client' } },
      { name: '@ipcom', subject: 'peer-events', parameters: { ...forPeers, peer: '@ipcom' } },
    ],
    goals: [{ of: 'ratio', atLeast: 2.5 }],
  };
}
