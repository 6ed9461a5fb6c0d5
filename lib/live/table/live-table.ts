import { isDeepStrictEqual } from 'node:util';
import { Subject, type Observable } from 'rxjs';
import {
  ResourceException,
  type ReadableStore,
  type ResourceChange,
  type ResourcePage,
  type ResourceQuery,
} from '../../resources/index.js';
import { ObjectTable } from '../../resources/internal.js';
import type { LiveRow } from '../rows/index.js';
import { defined } from './defined-fields.js';
import { narrowedRow, viewFor } from './narrowed-row.js';
import { RecentIds } from './recent-ids.js';
import type { RowSource, Sees, WireObject } from './row-source.js';

/**
 * Holds the objects of one kind as Asterisk last reported them. Events keep it true; after a gap it is compared with a list
 * of Asterisk. Answers queries from memory, and asks Asterisk only where a query says `fresh`.
 */
export class LiveTable<T extends LiveRow> implements ReadableStore<T> {
  /** Every process hears the same Asterisk: carried to the others, each change would be pushed as often as there are processes. */
  readonly changesEverywhere = true;
  readonly #source: RowSource<T>;
  readonly #table = new ObjectTable<T>();
  readonly #changes = new Subject<ResourceChange<T>>();
  readonly #gaps = new Subject<void>();
  readonly #ended = new RecentIds();
  /** Whose tenant was decided when they came, by key. */
  readonly #owned = new Map<string, string>();
  /** What events reported since the gap began; undefined when there is none. Before the first comparison there is one. */
  #sinceGap: Set<string> | undefined = new Set();
  /** What events reported since the list was asked for. */
  #sinceList: Set<string> | undefined;
  #comparedAt = '';
  #refusal: ResourceException | undefined = new ResourceException(503, ['Asterisk has not been reached yet.']);
  #comparing: Promise<void> | undefined;
  #again: Promise<void> | undefined;

  constructor(source: RowSource<T>) {
    this.#source = source;
  }

  get changes(): Observable<ResourceChange<T>> {
    return this.#changes.asObservable();
  }

  get gaps(): Observable<void> {
    return this.#gaps.asObservable();
  }

  get size(): number {
    return this.#table.size;
  }

  /** The row as it stands, at once. */
  row(pk: string): T | undefined {
    const row = this.#table.get(pk);
    return row === undefined ? undefined : this.#dated(pk, row);
  }

  async list(query: ResourceQuery<T>): Promise<ResourcePage<T>> {
    if (query.fresh === true) await this.compare();
    if (this.#refusal !== undefined) throw this.#refusal;
    const page = this.#table.page(query, viewFor(this.#source, query));
    return { ...page, items: page.items.map((row) => this.#dated(this.#keyOf(row as never), row)) };
  }

  async retrieve(pk: string): Promise<T | undefined> {
    if (this.#refusal !== undefined) throw this.#refusal;
    return this.row(pk);
  }

  /** Asks Asterisk how an object is now. */
  async refresh(pk: string): Promise<T | undefined> {
    const wire = await this.#source.get(pk);
    if (wire === undefined) this.#remove(pk, true);
    else this.seen(wire);
    return this.row(pk);
  }

  narrowed(row: T, sees: Sees): T {
    return narrowedRow(this.#source, row, sees);
  }

  /** What an event tells of an object, to be narrowed. `row` is what is known of it, also of one that has ended. */
  told(wire: WireObject, row: T | undefined): T {
    return (this.#source.told?.(wire, row) ?? wire) as unknown as T;
  }

  /**
   * Takes what Asterisk reports of an object.
   *
   * @param begins - it is new: nothing that ended before had its key.
   */
  seen(wire: WireObject, begins = false): void {
    const pk = this.#keyOf(wire);
    if (begins) this.#ended.forget(pk);
    if (this.#ended.has(pk)) return;
    this.#heard(pk);
    this.#put(pk, wire);
  }

  /**
   * Objects that it belongs to may have another tenant now: it follows them.
   *
   * @param anew - its readers see something else of it now, and hear of it although it is as it was.
   */
  follow(pk: string, anew = false): void {
    const row = this.#table.get(pk);
    if (row !== undefined) this.#put(pk, row as unknown as WireObject, anew);
  }

  /** The keys of the rows that fit. */
  keysOf(fits: (row: T) => boolean): string[] {
    return this.#table.objects().flatMap((row) => (fits(row) ? [this.#keyOf(row as never)] : []));
  }

  /** An object came into being, and belongs to somebody, although no event tells of it by itself. */
  stored(wire: WireObject, tenant: string | undefined): void {
    const pk = this.#keyOf(wire);
    if (tenant !== undefined) this.#owned.set(pk, tenant);
    this.seen(wire, true);
  }

  /** Takes the answer to a command, unless events have reported the object, or its end, already. */
  answered(wire: WireObject): void {
    const pk = this.#keyOf(wire);
    if (this.#table.get(pk) === undefined && !this.#ended.has(pk)) this.seen(wire);
  }

  /**
   * An object that is about to be made belongs to a tenant; one that is there already keeps its tenant.
   * Returns a function that takes this back, if none came.
   */
  own(pk: string, tenant: string): () => void {
    if (this.#table.get(pk) !== undefined) return () => {};
    this.#owned.set(pk, tenant);
    return () => {
      if (this.#table.get(pk) === undefined) this.#owned.delete(pk);
    };
  }

  /** An object has ended. */
  gone(pk: string): void {
    this.#heard(pk);
    this.#ended.add(pk);
    this.#remove(pk, false);
  }

  /** No more is heard of an object; it may live on, and may be heard of again. */
  left(pk: string): void {
    this.#heard(pk);
    this.#remove(pk, false);
  }

  /** This Asterisk has no such objects at all: everybody who asks gets that answer. */
  refuse(refusal: ResourceException): void {
    this.#refusal = refusal;
  }

  /** Nothing is heard any more: every row may be wrong from now on. */
  lose(): void {
    this.#sinceGap = new Set();
  }

  /** Compares with what Asterisk lists. Those who ask meanwhile share the next comparison. */
  compare(): Promise<void> {
    if (this.#comparing === undefined) return (this.#comparing = this.#compare());
    this.#again ??= this.#comparing.then(
      () => this.#next(),
      () => this.#next(),
    );
    return this.#again;
  }

  #next(): Promise<void> {
    this.#again = undefined;
    return (this.#comparing = this.#compare());
  }

  async #compare(): Promise<void> {
    const before = this.#sinceGap;
    const heard = new Set<string>();
    const at = new Date().toISOString();
    this.#sinceList = heard;
    try {
      const listed = await this.#source.list(this.#table.objects());
      // Lost again meanwhile: what was listed may be from before.
      if (this.#sinceGap !== before) throw new Error('The connection was lost during the comparison');
      this.#compared(listed, heard);
      this.#comparedAt = at;
      this.#refusal = undefined;
    } finally {
      this.#sinceList = undefined;
      this.#comparing = undefined;
    }
  }

  #compared(listed: readonly WireObject[], heard: ReadonlySet<string>): void {
    if (this.#sinceGap !== undefined) this.#gaps.next();
    const there = new Set(listed.map((wire) => this.#keyOf(wire)));
    for (const row of this.#table.objects()) {
      const pk = this.#keyOf(row as never);
      if (!there.has(pk) && !heard.has(pk)) this.#remove(pk, true);
    }
    for (const wire of listed) {
      const pk = this.#keyOf(wire);
      if (!heard.has(pk)) this.#put(pk, wire);
    }
    this.#sinceGap = undefined;
  }

  #heard(pk: string): void {
    this.#sinceGap?.add(pk);
    this.#sinceList?.add(pk);
  }

  #put(pk: string, wire: WireObject, anew = false): void {
    const before = this.#table.get(pk);
    const { key, kept = [], tenantOf, derived } = this.#source;
    const own = Object.fromEntries(
      kept.flatMap((field) => (before?.[field] === undefined ? [] : [[field, before[field]]])),
    );
    const tenant = this.#owned.get(pk) ?? tenantOf(wire) ?? before?.tenant;
    const row = { ...own, ...wire, [key]: pk, tenant, seenAt: new Date().toISOString(), stale: false };
    const after = defined({ ...row, ...derived?.(row as unknown as T, before) }) as T;
    if (before && !anew && isDeepStrictEqual({ ...before, seenAt: '' }, { ...after, seenAt: '' })) return;
    const put = this.#table.put(pk, after);
    this.#changes.next(before === undefined ? { kind: 'create', after: put } : { kind: 'update', before, after: put });
  }

  #remove(pk: string, lost: boolean): void {
    this.#owned.delete(pk);
    const before = this.#table.remove(pk);
    if (before !== undefined) this.#changes.next({ kind: 'delete', before, ...(lost && { lost }) });
  }

  /** When it was last reported, and whether it is still so: facts of the whole table, which need not be in every row. */
  #dated(pk: string, row: T): T {
    const stale = this.#sinceGap !== undefined && !this.#sinceGap.has(pk);
    const compared = this.#comparedAt > row.seenAt;
    if (!stale && !compared) return row;
    return { ...row, stale, seenAt: compared ? this.#comparedAt : row.seenAt };
  }

  #keyOf(wire: WireObject): string {
    return this.#source.keyOf?.(wire) ?? String(wire[this.#source.key]);
  }
}
