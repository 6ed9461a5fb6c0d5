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
    const [short, ...others] = [
      unheardCase('ChannelVarset, 20 bytes', { kind: 'variables', events, valueBytes: 20 }),
      unheardCase('ChannelVarset, 10 KB', { kind: 'variables', events: events / 10, valueBytes: 10_000 }),
      unheardCase('ChannelDialplan', { kind: 'dialplan', events }),
    ] as const;
    return [short, ...(quick ? others.map(withoutPeers) : others)];
  },
};

function unheardCase(name: string, stream: Record<string, number | string>): Case {
  const parameters = { ...stream, channels: 200, listen: 'all' };
  return {
    name,
    contenders: [
      { name: 'floor', subject: 'floor-events', parameters },
      { name: OURS, subject: 'client-events', parameters },
      { name: 'ws alone', subject: 'bare-socket', parameters },
      { name: 'awry', subject: 'peer-events', parameters: { ...parameters, peer: 'awry' } },
      { name: 'ari-client', subject: 'peer-events', parameters: { ...parameters, peer: 'ari-client' } },
      { name: '@ipcom', subject: 'peer-events', parameters: { ...parameters, peer: '@ipcom' } },
    ],
    goals: [{ of: 'ratio', atLeast: 2.5 }],
  };
}
