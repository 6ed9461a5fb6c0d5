import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { noteParties, type Batch, type Ledger, type OpenLeg } from '../ledger/index.js';
import type { HistorySettings } from '../options/index.js';
import type { CallLegRecord, CallRecord } from '../records/index.js';
import { resumeEarlier } from './earlier-calls.js';
import type { HistoryStores } from './history-stores.js';
import { Spool, type SpooledRows } from './spool.js';

/** Rows of one statement. */
const BATCH = 500;
/** How long the end of the application waits for a database in all, in milliseconds. */
const LAST_WAIT = 5_000;

/** Writes what has changed, in the background: whatever the database does, no event waits for it. */
export class HistoryWriter {
  readonly #ledger: Ledger;
  readonly #stores: HistoryStores;
  readonly #settings: HistorySettings;
  readonly #spool: Spool | undefined;
  readonly #logger = new Logger('AriHistory');
  readonly #dropped = { legs: 0, calls: 0 };
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #underWay: Batch | undefined;
  #away = false;
  #ended = false;
  #patience = LAST_WAIT;
  #resumed = false;
  #onResumed: (() => void) | undefined;
  /** Resolves when what an earlier process left open has been taken up. */
  readonly resumed = new Promise<void>((resolve) => (this.#onResumed = resolve));

  constructor(ledger: Ledger, stores: HistoryStores, settings: HistorySettings) {
    this.#ledger = ledger;
    this.#stores = stores;
    this.#settings = settings;
    const { spool, spoolBytes, recorder } = settings;
    this.#spool = spool === undefined ? undefined : new Spool(spool, recorder, spoolBytes);
  }

  /** Rows that were given up, because a database was away for too long. */
  get dropped(): { readonly legs: number; readonly calls: number } {
    return { ...this.#dropped };
  }

  /** Bytes that wait on the disk. */
  get spooled(): number {
    return this.#spool?.bytes ?? 0;
  }

  begin(): void {
    this.#timer = setInterval(() => void this.#tick(), this.#settings.interval);
    this.#timer.unref();
  }

  /** Writes what there is, or leaves it on the disk where there is a spool: a database that stalls holds no end up for long. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.flushSoon();
    this.#ended = true;
    if (this.#underWay !== undefined) this.#ledger.giveBack(this.#underWay);
    await this.#toSpool();
    if (this.#ledger.waiting === 0) return;
    this.#logger.error(`The call history ends with ${this.#ledger.waiting} rows that were not written`);
  }

  /** Writes all that has changed until now. Never throws: what cannot be written waits for the next time. */
  flush(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  /** Writes all that has changed, and does not wait for a database that stalls. */
  async flushSoon(): Promise<void> {
    const over = new AbortController();
    const begun = performance.now();
    // What changes while the first one writes is written by the second.
    const written = this.flush()
      .then(() => this.flush())
      .finally(() => over.abort());
    await Promise.race([written, delay(this.#patience, undefined, { signal: over.signal }).catch(() => undefined)]);
    this.#patience = Math.max(0, this.#patience - (performance.now() - begun));
  }

  async #tick(): Promise<void> {
    // A database that neither answers nor fails must not let rows grow without a bound.
    if (this.#writing !== undefined && this.#ledger.waiting > BATCH) await this.#relieve();
    await this.flush();
  }

  async #write(): Promise<void> {
    try {
      await this.#resume();
      await this.#fromSpool();
      while (this.#ledger.waiting > 0 && !this.#ended) await this.#writeNext();
      if (this.#away) this.#logger.log('The call history is written again');
      this.#away = false;
      this.#ledger.forgetOver(performance.now());
    } catch (error) {
      await this.#failed(error);
    }
  }

  async #writeNext(): Promise<void> {
    const batch = this.#ledger.take(BATCH);
    this.#underWay = batch;
    try {
      await this.#writeBatch(batch);
    } catch (error) {
      this.#ledger.giveBack(batch);
      throw error;
    } finally {
      this.#underWay = undefined;
    }
  }

  async #resume(): Promise<void> {
    if (this.#resumed) return;
    await this.#fromSpool();
    await resumeEarlier(this.#ledger, this.#stores, this.#settings.recorder);
    this.#resumed = true;
    this.#onResumed?.();
  }

  async #writeBatch(batch: Batch): Promise<void> {
    for (const call of batch.held) noteParties(call);
    const calls = batch.calls.map((call) => ({ before: call.written, after: call.record(this.#settings.recorder) }));
    const legs = batch.legs.map((leg) => ({ before: leg.written, after: this.#rowOf(leg) }));
    const rows = rowsOf(batch, calls, legs);
    await this.#writeRows(rows);
    this.#ledger.written(batch);
    noteWritten(batch, rows);
    this.#stores.calls.tell(
      calls,
      batch.gone.flatMap(({ written }) => written ?? []),
    );
    this.#stores.legs.tell(legs, []);
  }

  async #writeRows({ calls, legs, gone }: SpooledRows): Promise<void> {
    await this.#stores.calls.write(calls, gone);
    await this.#stores.legs.write(legs, []);
  }

  async #fromSpool(): Promise<void> {
    if (this.#spool === undefined) return;
    let found = false;
    await this.#spool.drain((rows) => {
      found = true;
      return this.#writeRows(rows);
    });
    if (!found) return;
    // What was written to the disk was not pushed to anybody.
    this.#stores.calls.missed();
    this.#stores.legs.missed();
  }

  async #failed(error: unknown): Promise<void> {
    // What was under way at the end has been kept or counted there.
    if (this.#ended) return;
    const reason = error instanceof Error ? error.message : String(error);
    if (!this.#away) this.#logger.warn(`The call history cannot be written, and waits: ${reason}`);
    this.#away = true;
    await this.#relieve();
  }

  /** Keeps what waits within its bound: on the disk, or by giving it up. */
  async #relieve(): Promise<void> {
    // Before the rows of an earlier process have been read, those of its calls are not whole.
    if (this.#resumed) await this.#toSpool();
    const dropped = this.#ledger.drop(this.#settings.waitingRows);
    if (dropped.legs + dropped.calls === 0) return;
    this.#dropped.legs += dropped.legs;
    this.#dropped.calls += dropped.calls;
    this.#logger.error(`The call history is full: ${dropped.legs} legs and ${dropped.calls} calls are not recorded`);
  }

  async #toSpool(): Promise<void> {
    while (this.#spool !== undefined && this.#ledger.waiting > 0) {
      const batch = this.#ledger.take(BATCH);
      for (const call of batch.held) noteParties(call);
      const calls = batch.calls.map((call) => ({ after: call.record(this.#settings.recorder) }));
      const legs = batch.legs.map((leg) => ({ after: this.#rowOf(leg) }));
      const rows = rowsOf(batch, calls, legs);
      const kept = await this.#spool.append(rows).catch((error: unknown) => {
        this.#logger.error(`The call history cannot be kept on the disk: ${String(error)}`);
        return false;
      });
      if (!kept) return this.#ledger.giveBack(batch);
      this.#ledger.written(batch);
      noteWritten(batch, rows);
    }
    this.#ledger.forgetOver(performance.now());
  }

  #rowOf(leg: OpenLeg): CallLegRecord {
    const call = this.#ledger.callOf(leg);
    return leg.record(this.#settings.recorder, call.id, call.namedBy(leg));
  }
}

/** Something that is to be written. */
interface Row<T> {
  readonly after: T;
}

function rowsOf({ gone }: Batch, calls: readonly Row<CallRecord>[], legs: readonly Row<CallLegRecord>[]): SpooledRows {
  return {
    calls: calls.map(({ after }) => after),
    legs: legs.map(({ after }) => after),
    gone: gone.map(({ id }) => id),
  };
}

function noteWritten({ calls, legs }: Batch, rows: SpooledRows): void {
  for (const [index, call] of calls.entries()) call.written = rows.calls[index];
  for (const [index, leg] of legs.entries()) leg.written = rows.legs[index];
}
