import type { CallLegRecord, CallRecord } from '../records/index.js';
import { ChangedRows } from './changed-rows.js';
import { OpenCall } from './open-call.js';
import { OpenLeg } from './open-leg.js';

/** Rows that have changed since they were written last. */
export interface Batch {
  readonly calls: readonly OpenCall[];
  readonly legs: readonly OpenLeg[];
  /** Calls that turned out to belong to another one, whose rows are there, or may be. */
  readonly gone: readonly OpenCall[];
  /** The calls that all of this is about, as they were when it was taken. */
  readonly held: ReadonlySet<OpenCall>;
}

/** A call is remembered so long after its end, in milliseconds: some events come later. */
const AFTERLIFE = 30_000;

/** Keeps the calls that go on, and which of them have changed. Knows no event and no database. */
export class Ledger {
  readonly #legs = new Map<string, OpenLeg>();
  readonly #calls = new Set<OpenCall>();
  readonly #changedLegs = new ChangedRows<OpenLeg>();
  readonly #changedCalls = new ChangedRows<OpenCall>();
  readonly #gone = new Map<string, OpenCall>();
  readonly #over = new Map<OpenCall, number>();
  /** Calls whose rows are being written, and how many batches they are in. */
  readonly #taken = new Map<OpenCall, number>();

  /** Rows that wait to be written. */
  get waiting(): number {
    return this.#changedLegs.size + this.#changedCalls.size;
  }

  /** Calls that are remembered. */
  get size(): number {
    return this.#calls.size;
  }

  get openLegs(): readonly OpenLeg[] {
    return [...this.#legs.values()].filter((leg) => leg.isOpen);
  }

  leg(id: string): OpenLeg | undefined {
    return this.#legs.get(id);
  }

  /** The call that a channel belongs to. */
  callOf(leg: OpenLeg): OpenCall {
    const { home } = leg;
    if (home instanceof OpenCall) return home;
    throw new Error(`the channel ${leg.id} belongs to no call`);
  }

  /** A channel that is new; it is a call by itself until it turns out to belong to one. */
  open(id: string, startedAt: string): OpenLeg {
    const call = new OpenCall(id);
    const leg = new OpenLeg(id, startedAt);
    this.#put(leg, call);
    this.#calls.add(call);
    this.#legs.set(id, leg);
    this.changed(leg);
    return leg;
  }

  /** Takes up a call that an earlier process left open. */
  resume(record: CallRecord, legs: readonly CallLegRecord[]): void {
    const call = new OpenCall(record.id);
    call.called = record.called;
    for (const recording of record.recordings) call.details.recording(undefined, recording);
    for (const transfer of record.transfers) call.details.transfer(undefined, transfer);
    for (const [name, value] of Object.entries(record.variables)) call.details.variable(undefined, name, value);
    call.written = record;
    this.#calls.add(call);
    for (const row of legs) this.#resumeLeg(call, row);
    this.#mindEnd(call);
  }

  changed(leg: OpenLeg): void {
    this.#changedLegs.add(leg);
    const call = this.callOf(leg);
    this.#changedCalls.add(call);
    // Only another state of one of its channels can end a call, or begin it anew.
    if (leg.state === leg.notedState) return;
    leg.notedState = leg.state;
    this.#mindEnd(call);
  }

  /** A channel has got another tenant: how the others of its call are shown may hang on it. */
  tenantChanged(leg: OpenLeg): void {
    const call = this.callOf(leg);
    for (const one of call.legs) this.#changedLegs.add(one);
    this.callChanged(call);
  }

  callChanged(call: OpenCall): void {
    this.#changedCalls.add(call);
    this.#mindEnd(call);
  }

  /** Two channels belong together: their calls are one from now on, the older one. */
  join(one: OpenLeg, other: OpenLeg): void {
    const [a, b] = [this.callOf(one), this.callOf(other)];
    if (a === b) return;
    if (isOlder(a, b)) this.#merge(a, b);
    else this.#merge(b, a);
  }

  /** So many rows that have changed, the oldest first. They count as written from now on; say what became of them. */
  take(most: number): Batch {
    const calls = this.#changedCalls.take(most);
    const legs = this.#changedLegs.take(most);
    const gone = [...this.#gone.values()];
    for (const call of calls) call.mayHaveRow = true;
    this.#gone.clear();
    const held = new Set([...calls, ...legs.map((leg) => this.callOf(leg))]);
    for (const call of held) this.#taken.set(call, (this.#taken.get(call) ?? 0) + 1);
    return { calls, legs, gone, held };
  }

  /** They have been written. */
  written({ held }: Batch): void {
    for (const call of held) {
      const left = (this.#taken.get(call) ?? 1) - 1;
      if (left === 0) this.#taken.delete(call);
      else this.#taken.set(call, left);
    }
  }

  /** They could not be written after all. */
  giveBack(batch: Batch): void {
    const { calls, legs, gone } = batch;
    this.written(batch);
    for (const call of calls) if (this.#calls.has(call)) this.#changedCalls.add(call);
    for (const leg of legs) if (this.#legs.get(leg.id) === leg) this.#changedLegs.add(leg);
    for (const call of gone) this.#gone.set(call.id, call);
  }

  /** Forgets rows that wait, until no more than so many do: channels before calls, the oldest first, none that goes on. */
  drop(most: number): { readonly legs: number; readonly calls: number } {
    const dropped = { legs: 0, calls: 0 };
    for (const leg of this.#changedLegs) {
      if (this.waiting <= most) return dropped;
      if (leg.isOpen) continue;
      this.#changedLegs.delete(leg);
      dropped.legs += 1;
    }
    for (const call of this.#changedCalls) {
      if (this.waiting <= most) return dropped;
      if (call.isOpen) continue;
      this.#forgetCall(call);
      for (const leg of call.legs) this.#forgetLeg(leg);
      dropped.calls += 1;
    }
    return dropped;
  }

  /** Forgets calls that have been over for a while, and are written. */
  forgetOver(now: number): void {
    for (const [call, since] of this.#over) {
      if (now - since < AFTERLIFE) return;
      // What is being written may come back.
      if (this.#taken.has(call)) continue;
      if (call.waits || [...call.legs].some((leg) => leg.waits)) continue;
      this.#forgetCall(call);
      for (const leg of call.legs) this.#forgetLeg(leg);
    }
  }

  #resumeLeg(call: OpenCall, row: CallLegRecord): void {
    const { id, callId: _, partOf: _partOf, recorder: _recorder, startedAt, ...fields } = row;
    const known = this.#legs.get(id);
    const leg = known ?? Object.assign(new OpenLeg(id, startedAt), fields, { bridges: [...fields.bridges] });
    leg.written = row;
    if (known === undefined) {
      this.#put(leg, call);
      this.#legs.set(id, leg);
      return;
    }
    // Events came before the rows were read: what they did not tell is taken from there.
    known.startedAt = startedAt;
    known.rangAt ??= fields.rangAt;
    known.answeredAt = fields.answeredAt ?? known.answeredAt;
    const gone = this.callOf(known);
    if (gone !== call) this.#merge(call, gone);
  }

  #put(leg: OpenLeg, call: OpenCall): void {
    call.legs.add(leg);
    leg.home = call;
  }

  #merge(kept: OpenCall, gone: OpenCall): void {
    for (const leg of gone.legs) {
      leg.home = kept;
      this.#changedLegs.add(leg);
    }
    kept.absorb(gone);
    // With channels of another tenant each may name its call in another way now.
    for (const leg of kept.legs) if (leg.tenant !== kept.first?.tenant) this.#changedLegs.add(leg);
    this.#forgetCall(gone);
    if (gone.mayHaveRow || gone.written !== undefined) this.#gone.set(gone.id, gone);
    this.callChanged(kept);
  }

  #mindEnd(call: OpenCall): void {
    if (!isOver(call)) this.#over.delete(call);
    else if (!this.#over.has(call)) this.#over.set(call, performance.now());
  }

  #forgetCall(call: OpenCall): void {
    this.#calls.delete(call);
    this.#changedCalls.delete(call);
    this.#over.delete(call);
  }

  #forgetLeg(leg: OpenLeg): void {
    this.#changedLegs.delete(leg);
    if (this.#legs.get(leg.id) === leg) this.#legs.delete(leg.id);
  }
}

function isOver({ legs }: OpenCall): boolean {
  for (const leg of legs) if (leg.isOpen && leg.state !== 'left') return false;
  return true;
}

function isOlder(one: OpenCall, other: OpenCall): boolean {
  const [a, b] = [one.first?.startedAt ?? '', other.first?.startedAt ?? ''];
  return a === b ? one.id < other.id : a < b;
}
