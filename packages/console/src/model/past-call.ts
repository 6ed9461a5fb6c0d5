import type { Bar, Dot } from '../parts/timeline.js';
import type { Leg } from './rows.js';

/** What happened in a call, as the server remembers it. */
export interface TimelineEntry {
  readonly key: string;
  readonly kind: 'verb' | 'play' | 'record' | 'hold' | 'talk' | 'command' | 'moment';
  readonly label: string;
  readonly at: number;
  readonly to?: number;
  readonly outcome?: string;
  readonly failed?: boolean;
}

export interface LegTimeline {
  readonly id: string;
  readonly entries: readonly TimelineEntry[];
}

const LANES: Readonly<Record<string, string>> = {
  verb: 'steps',
  play: 'plays',
  record: 'records',
  hold: 'on hold',
  talk: 'talks',
};

/** Steps of call flows, playbacks and recordings as bars, commands and moments as marks: beside the legs, on their axis. */
export function barsOfEntries(
  timelines: readonly LegTimeline[],
  legs: readonly Leg[],
  now: number,
): { bars: Bar[]; dots: Dot[] } {
  const bars: Bar[] = [];
  const dots: Dot[] = [];
  for (const { id, entries } of timelines) {
    const leg = legs.find((one) => one.id === id);
    const end = leg?.endedAt === undefined ? now : Date.parse(leg.endedAt);
    const of = legs.length > 1 && leg !== undefined ? `, ${leg.name}` : '';
    for (const entry of entries) {
      const { kind, label, at, to, failed } = entry;
      const lane = LANES[kind];
      const state = failed === true ? 'failed' : kind;
      if (lane === undefined)
        dots.push({
          kind: failed === true ? 'failed' : kind === 'command' ? 'command' : 'event',
          label: said(entry),
          at,
        });
      else
        bars.push({
          lane: `${lane}${of}`,
          kind: state,
          label,
          from: at,
          to: to ?? Math.max(at, end),
          open: to === undefined,
        });
    }
  }
  return { bars, dots };
}

/** An entry in words, for the list below the picture. */
export function said({ label, outcome }: TimelineEntry): string {
  return outcome === undefined ? label : `${label}: ${outcome}`;
}
