import type { ChannelEnd, TimedOut } from 'nestjs-ari';

/** What was told of one call, and how often. */
export interface LedgerEntry {
  /** Instances that were made for it. */
  begun: number;
  /** What its `ended()` came to. */
  readonly waits: (ChannelEnd | TimedOut)['outcome'][];
  /** What `@OnCallEnd` was given. */
  readonly ends: ChannelEnd['outcome'][];
}

/** Accounts for every call of a test: a call that is told of twice, or never, shows. */
export class Ledger {
  readonly #entries = new Map<string, LedgerEntry>();

  entry(id: string): LedgerEntry {
    const known = this.#entries.get(id);
    if (known !== undefined) return known;
    const entry: LedgerEntry = { begun: 0, waits: [], ends: [] };
    this.#entries.set(id, entry);
    return entry;
  }

  get ids(): string[] {
    return [...this.#entries.keys()];
  }

  /** Calls whose end has been told, both ways. */
  get ended(): string[] {
    return this.ids.filter((id) => this.entry(id).waits.length > 0 && this.entry(id).ends.length > 0);
  }

  /** Calls of which anything was told twice, or told differently to a wait than to the instance; none should be. */
  get unsound(): string[] {
    return this.ids.filter((id) => {
      const { begun, waits, ends } = this.entry(id);
      return begun !== 1 || waits.length > 1 || ends.length > 1 || waits[0] !== ends[0];
    });
  }

  /** How many calls ended as what. */
  get outcomes(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const id of this.ended) {
      const outcome = this.entry(id).ends[0] as string;
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    return counts;
  }
}
