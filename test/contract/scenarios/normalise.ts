import { channelOf, type WireEvent } from '../event-recorder.js';
import { inUsualOrder } from './unordered-pairs.js';

/** A story: what was told about one object, in order. */
export type Stories = Readonly<Record<string, readonly string[]>>;

/** Fields that differ between two runs on the same server. */
const volatile = new Set(['timestamp', 'asterisk_id', 'application', 'creationtime']);

/** The names of channels carry a running number, or an address in the server's memory. */
const runningNumber = /-(?:[0-9a-f]{8}(?=;|$|,)|0x[0-9a-f]+)/g;

/**
 * Makes two runs comparable. Ids lose the name of their run, times and running numbers go. Events are told per object: a real
 * server runs each channel in a thread of its own, so that only the order within one channel is the same every time.
 */
export function normalise(events: readonly WireEvent[], prefix: string): Stories {
  const bySubject: Record<string, WireEvent[]> = {};
  for (const event of events) (bySubject[subjectOf(event).replaceAll(prefix, 'run')] ??= []).push(event);
  const told = (event: WireEvent): string =>
    JSON.stringify(simplified(event)).replaceAll(prefix, 'run').replaceAll(runningNumber, '-n');
  return Object.fromEntries(
    Object.entries(bySubject).map(([subject, story]) => [subject, inUsualOrder(story).map(told)]),
  );
}

/** What an event is about; those that have no channel are about their playback, recording or bridge. */
function subjectOf(event: WireEvent): string {
  const channel = channelOf(event);
  if (channel !== undefined) return channel;
  for (const kind of ['playback', 'recording', 'bridge', 'device_state'] as const) {
    const thing = event[kind] as { id?: string; name?: string } | undefined;
    if (thing) return `${kind} ${thing.id ?? thing.name}`;
  }
  return event.type;
}

function simplified(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplified);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !volatile.has(key))
      .map(([key, entry]) => [key, simplified(entry)]),
  );
}
