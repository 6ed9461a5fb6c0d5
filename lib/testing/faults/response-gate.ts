import type { Clock } from '../clock/index.js';
import { SeededRandom } from './seeded-random.js';

/**
 * Which answers a fault is for: those of a verb and of paths that match, or all.
 * @publicApi
 */
export interface ResponseMatch {
  readonly method?: string;
  /** Matched against the path without `/ari/`, such as `channels/abc/play`. */
  readonly path?: RegExp;
}

/**
 * How answers to commands and the events that they cause race each other.
 * @publicApi
 */
export interface RaceOptions {
  /** How many of a hundred answers to commands come after the events that the command causes. */
  readonly percent: number;
  readonly seed: number;
}

interface HeldResponses {
  readonly match: ResponseMatch;
  readonly release: Promise<void>;
}

/** Answers pass here before they are written. It is where they are held up against events. */
export class ResponseGate {
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #racePercent: number;
  readonly #delays = new Set<{ readonly match: ResponseMatch; readonly ms: number }>();
  readonly #holds = new Set<HeldResponses>();

  constructor(clock: Clock, races: RaceOptions) {
    this.#clock = clock;
    this.#random = new SeededRandom(races.seed);
    this.#racePercent = races.percent;
  }

  /** Delays matching answers by `ms` until the returned function is called. */
  delay(match: ResponseMatch, ms: number): () => void {
    const entry = { match, ms };
    this.#delays.add(entry);
    return () => this.#delays.delete(entry);
  }

  /** Keeps matching answers back until the returned function is called. */
  hold(match: ResponseMatch): () => void {
    let open: () => void = () => undefined;
    const release = new Promise<void>((resolve) => {
      open = resolve;
    });
    const entry = { match, release };
    this.#holds.add(entry);
    return () => {
      this.#holds.delete(entry);
      open();
    };
  }

  /** Whether an answer may be written at once. */
  isOpen(method: string, path: string): boolean {
    return !this.#losesRace(method) && !this.#matching(method, path, [...this.#delays, ...this.#holds]).length;
  }

  /** Resolves when an answer that may not be written at once may be. */
  async pass(method: string, path: string): Promise<void> {
    for (const { release } of this.#matching(method, path, [...this.#holds])) await release;
    for (const { ms } of this.#matching(method, path, [...this.#delays])) {
      await new Promise<void>((resolve) => this.#clock.after(ms, resolve));
    }
    // Two turns are enough for the events of a command to be written first.
    await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
  }

  #losesRace(method: string): boolean {
    return method === 'POST' && this.#racePercent > 0 && this.#random.next() * 100 < this.#racePercent;
  }

  #matching<T extends { readonly match: ResponseMatch }>(method: string, path: string, entries: T[]): T[] {
    return entries.filter(({ match }) => (match.method ?? method) === method && (match.path?.test(path) ?? true));
  }
}
