import { Store } from './store.js';

/** Entries that the page keeps; the oldest make room. */
const MOST = 2_000;
/** Nobody reads faster, in milliseconds. */
const PAUSE = 200;

/** Something that happened: an event of Asterisk, or a command of this page and its answer. */
export interface LogEntry {
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: 'event' | 'command';
  readonly type: string;
  readonly about: string;
  readonly ids: readonly string[];
  readonly raw: unknown;
  /** Of a command: whether it was carried out, and after how many milliseconds the answer came. */
  readonly ok?: boolean;
  readonly took?: number;
}

export type NewEntry = Omit<LogEntry, 'n'>;

/** What happened last, with a bound. */
export class EventLog extends Store {
  entries: LogEntry[] = [];
  total = 0;
  /** Events in each of the last 60 seconds, the newest last. */
  readonly rate: number[] = Array.from({ length: 60 }, () => 0);
  #second = Math.floor(Date.now() / 1000);

  constructor() {
    super(PAUSE);
  }

  add(entry: NewEntry): void {
    this.total += 1;
    this.entries.push({ ...entry, n: this.total });
    if (this.entries.length > MOST * 1.5) this.entries = this.entries.slice(-MOST);
    if (entry.kind === 'event') this.#count();
    this.changed();
  }

  clear(): void {
    this.entries = [];
    this.changed();
  }

  /** Events a second, over the last whole five. */
  perSecond(): number {
    this.#turn();
    return this.rate.slice(-6, -1).reduce((sum, count) => sum + count, 0) / 5;
  }

  #count(): void {
    this.#turn();
    this.rate[59] = (this.rate[59] ?? 0) + 1;
  }

  #turn(): void {
    const now = Math.floor(Date.now() / 1000);
    for (let step = Math.min(60, now - this.#second); step > 0; step -= 1) {
      this.rate.shift();
      this.rate.push(0);
    }
    this.#second = now;
  }
}
