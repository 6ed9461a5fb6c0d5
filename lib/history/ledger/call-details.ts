import type { CallRecord, CallTransfer } from '../records/index.js';
import type { OpenLeg } from './open-leg.js';

/** The details of a call as its row has them. */
type Shown = Pick<CallRecord, 'recordings' | 'transfers' | 'variables'>;

/** What a channel did; without a channel it was read from a row that an earlier process wrote. */
interface Detail {
  readonly of: OpenLeg | undefined;
  readonly add: (shown: {
    recordings: Set<string>;
    transfers: CallTransfer[];
    variables: Record<string, string>;
  }) => void;
}

/** Keeps variables, transfers and recordings of a call by the channel that they are of: the row of a call has those of its tenant. */
export class CallDetails {
  /** In the order in which they came; what comes again under one name takes the place of the earlier. */
  #details: Map<string, Detail> | undefined;
  #transfers = 0;

  variable(of: OpenLeg | undefined, name: string, value: string): void {
    this.#put(`variable ${of?.id ?? ''} ${name}`, { of, add: ({ variables }) => void (variables[name] = value) });
  }

  transfer(of: OpenLeg | undefined, transfer: CallTransfer): void {
    this.#put(`transfer ${(this.#transfers += 1)}`, { of, add: ({ transfers }) => void transfers.push(transfer) });
  }

  recording(of: OpenLeg | undefined, name: string): void {
    this.#put(`recording ${of?.id ?? ''} ${name}`, { of, add: ({ recordings }) => void recordings.add(name) });
  }

  /** Takes over those of another call. @param of - its first channel, whose tenant had its row. */
  absorb(other: CallDetails, of: OpenLeg | undefined): void {
    if (other.#details === undefined) return;
    const own = this.#details ?? [];
    this.#details = new Map();
    for (const [key, detail] of other.#details)
      this.#details.set(`${of?.id ?? ''} ${key}`, { ...detail, of: detail.of ?? of });
    // What both have is as the older call has it.
    for (const [key, detail] of own) this.#put(key, detail);
  }

  /** Those of channels of a tenant, and of nobody's. A call of no tenant is read by those who see all. */
  shownTo(tenant: string | undefined): Shown {
    const shown = { recordings: new Set<string>(), transfers: [] as CallTransfer[], variables: {} };
    for (const { of, add } of this.#details?.values() ?? []) {
      if (tenant === undefined || of?.tenant === undefined || of.tenant === tenant) add(shown);
    }
    const transfers = shown.transfers.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    return { ...shown, transfers, recordings: [...shown.recordings] };
  }

  #put(key: string, detail: Detail): void {
    // Most calls have none.
    this.#details ??= new Map();
    this.#details.delete(key);
    this.#details.set(key, detail);
  }
}
