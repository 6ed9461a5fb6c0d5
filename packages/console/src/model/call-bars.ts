import type { Bar, Dot } from '../parts/timeline.js';
import type { LogEntry } from './event-log.js';
import type { Channel, Leg } from './rows.js';

/** What begins and ends a bar. */
const BARS: Readonly<Record<string, readonly [end: readonly string[], lane: string, kind: string]>> = {
  PlaybackStarted: [['PlaybackFinished'], 'plays', 'play'],
  RecordingStarted: [['RecordingFinished', 'RecordingFailed'], 'records', 'record'],
  ChannelEnteredBridge: [['ChannelLeftBridge'], 'in a bridge', 'bridge'],
  ChannelHold: [['ChannelUnhold'], 'on hold', 'hold'],
  ChannelTalkingStarted: [['ChannelTalkingFinished'], 'talks', 'talk'],
};

const MOMENTS = new Set([
  'StasisStart',
  'StasisEnd',
  'ChannelDtmfReceived',
  'ChannelHangupRequest',
  'ChannelDestroyed',
]);

/** A live call on one axis, from what was heard of it. */
export function barsOf(
  channel: Channel | undefined,
  entries: readonly LogEntry[],
  now: number,
): { bars: Bar[]; dots: Dot[] } {
  const begin =
    channel === undefined ? (entries[0]?.at ?? now) : Math.min(Date.parse(channel.creationtime), entries[0]?.at ?? now);
  const end = channel === undefined ? (entries.at(-1)?.at ?? now) : now;
  const bars: Bar[] = [
    { lane: 'call', kind: 'call', label: channel?.state ?? 'over', from: begin, to: end, open: channel !== undefined },
  ];
  entries.forEach((entry, index) => {
    const rule = BARS[entry.type];
    if (rule === undefined) return;
    const [ends, lane, kind] = rule;
    const over = entries
      .slice(index + 1)
      .find(({ type, about }) => ends.includes(type) && (kind !== 'play' || about === entry.about));
    const label = entry.about.split(' · ').at(-1) ?? entry.type;
    bars.push({ lane, kind, label, from: entry.at, to: over?.at ?? end, open: over === undefined });
  });
  const dots = entries
    .filter(({ kind, type }) => kind === 'command' || MOMENTS.has(type))
    .map(({ at, kind, type, ok, about }) => ({ at, kind: ok === false ? 'failed' : kind, label: `${type} ${about}` }));
  return { bars, dots };
}

/** A call of the past on one axis: a lane for each leg. */
export function barsOfLegs(legs: readonly Leg[], now: number): Bar[] {
  return legs.flatMap((leg) => {
    const [from, to] = [Date.parse(leg.startedAt), leg.endedAt === undefined ? now : Date.parse(leg.endedAt)];
    const answered = leg.answeredAt === undefined ? undefined : Date.parse(leg.answeredAt);
    const lane = leg.name;
    const bars: Bar[] = [
      { lane, kind: 'ring', label: leg.direction === 'in' ? 'calls' : 'rings', from, to: answered ?? to },
    ];
    if (answered !== undefined) bars.push({ lane, kind: 'call', label: 'up', from: answered, to });
    for (const bridge of leg.bridges) {
      bars.push({
        lane: `${lane}, bridge`,
        kind: 'bridge',
        label: bridge.id,
        from: Date.parse(bridge.from),
        to: bridge.to === undefined ? to : Date.parse(bridge.to),
      });
    }
    return bars;
  });
}
