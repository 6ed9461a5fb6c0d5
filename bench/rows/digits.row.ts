import { OURS, type Case, type Contender, type Row } from '../run/row.js';
import { withoutPeers } from './without-peers.js';

/** Digits into one decorated handler. */
export const digitsRow: Row = {
  id: 'digits',
  title: 'ChannelDtmfReceived into one decorated handler with live domain objects',
  goal: 'at least 0.80 of the floor (ws + JSON.parse); all delivered, in order',
  unit: 'event',
  cases: (quick) => [
    {
      name: 'one handler',
      contenders: digitContenders(quick ? 100_000 : 200_000, 200, 'all'),
      goals: [{ of: 'ratio', atLeast: 0.8 }],
    },
  ],
};

/** Digits into a listener of each channel. */
export const channelsRow: Row = {
  id: 'channels',
  title: 'The same into listeners of single channels',
  goal: 'at least 0.75 of the floor at 10 channels; within 20 % of that at 5,000, within 40 % at 100,000',
  unit: 'event',
  cases: (quick) =>
    (quick ? [10, 100_000] : [10, 5_000, 100_000]).map((channels) => {
      const whole = channelsCase(channels, quick ? 100_000 : 200_000);
      return quick ? withoutPeers(whole) : whole;
    }),
};

function channelsCase(channels: number, events: number): Case {
  const goal = {
    10: { of: 'ratio', atLeast: 0.75 },
    5_000: { of: 'ratioToCase:10 channels', atLeast: 0.8 },
    100_000: { of: 'ratioToCase:10 channels', atLeast: 0.6 },
  }[channels];
  return {
    name: `${channels.toLocaleString('en')} channels`,
    contenders: digitContenders(events, channels, 'channel'),
    goals: goal === undefined ? [] : [goal],
  };
}

function digitContenders(events: number, channels: number, listen: 'all' | 'channel'): Contender[] {
  const parameters = { kind: 'digits', events, channels, listen };
  // It looks through all listeners for every event: with many channels one run of the whole flood would take minutes.
  const patient = channels >= 100_000 ? 1_000 : channels >= 5_000 ? 20_000 : events;
  return [
    { name: 'floor', subject: 'floor-events', parameters },
    { name: OURS, subject: listen === 'all' ? 'decorated-events' : 'client-events', parameters },
    { name: 'awry', subject: 'peer-events', parameters: { ...parameters, peer: 'awry' } },
    { name: 'ari-client', subject: 'peer-events', parameters: { ...parameters, peer: 'ari-client', events: patient } },
    { name: '@ipcom', subject: 'peer-events', parameters: { ...parameters, peer: '@ipcom' } },
  ];
}
