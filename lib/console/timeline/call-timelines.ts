import type { TimelineEntry } from './timeline-entry.js';

/** Channels that are remembered; the oldest make room. */
const MOST_CHANNELS = 1_000;
/** Entries of one channel; later ones are left out. */
const MOST_ENTRIES = 300;

/** How many of the last entries are compared with a new one, which may come twice. */
const LAST = 8;

/** What happened to the channels of late, with a bound. */
export class CallTimelines {
  readonly #channels = new Map<string, TimelineEntry[]>();

  of(channelId: string): readonly TimelineEntry[] {
    return this.#channels.get(channelId) ?? [];
  }

  add(channelId: string, entry: TimelineEntry): void {
    const entries = this.#channels.get(channelId) ?? this.#begin(channelId);
    // With `subscribeAll` Asterisk tells some things twice.
    const again = entries
      .slice(-LAST)
      .some(({ key, kind, at }) => key === entry.key && kind === entry.kind && at === entry.at);
    if (again && entry.kind !== 'command') return;
    if (entries.length < MOST_ENTRIES) entries.push(entry);
  }

  /** Ends what has begun under this key and is not over. */
  end(channelId: string, key: string, end: Pick<TimelineEntry, 'to' | 'outcome' | 'failed'>): void {
    const entry = this.#channels.get(channelId)?.findLast((one) => one.key === key && one.to === undefined);
    if (entry !== undefined) Object.assign(entry, end);
  }

  #begin(channelId: string): TimelineEntry[] {
    if (this.#channels.size >= MOST_CHANNELS) {
      const [oldest = ''] = this.#channels.keys();
      this.#channels.delete(oldest);
    }
    const entries: TimelineEntry[] = [];
    this.#channels.set(channelId, entries);
    return entries;
  }
}
