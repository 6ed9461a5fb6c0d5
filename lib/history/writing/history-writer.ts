import { Logger } from '@nestjs/common';
import type { Batch, Ledger } from '../ledger/index.js';
import type { HistorySettings } from '../options/index.js';
import { resumeEarlier } from './earlier-calls.js';
import type { HistoryStores } from './history-stores.js';

/** Rows of one statement. */
const BATCH = 500;

/** Writes what has changed, in the background: whatever the database does, no event waits for it. */
export class HistoryWriter {
  readonly #ledger: Ledger;
  readonly #stores: HistoryStores;
  readonly #settings: HistorySettings;
  readonly #logger = new Logger('AriHistory');
  readonly #dropped = { legs: 0, calls: 0 };
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #away = false;
  #ended = false;
  #resumed = false;

  constructor(ledger: Ledger, stores: HistoryStores, settings: HistorySettings) {
    this.#ledger = ledger;
    this.#stores = stores;
    this.#settings = settings;
  }

  /** Rows that were given up, because a database was away for too long. */
  get dropped(): { readonly legs: number; readonly calls: number } {
    return { ...this.#dropped };
  }

  begin(): void {
    this.#timer = setInterval(() => void this.flush(), this.#settings.interval);
    this.#timer.unref();
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
    await this.flush();
    this.#ended = true;
  }

  /** Whether what an earlier process left open has been taken up. */
  get resumed(): boolean {
    return this.#resumed;
  }

  /** Writes all that has changed until now. Never throws: what cannot be written waits for the next time. */
  flush(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (!(await this.#resume())) return;
    while (this.#ledger.waiting > 0) {
      const batch = this.#ledger.take(BATCH);
      try {
        await this.#writeBatch(batch);
        if (this.#away) this.#logger.log('The call history is written again');
        this.#away = false;
      } catch (error) {
        this.#ledger.giveBack(batch);
        this.#failed(error);
        return;
      }
    }
    this.#ledger.forgetOver(performance.now());
  }

  async #resume(): Promise<boolean> {
    if (this.#resumed) return true;
    try {
      await resumeEarlier(this.#ledger, this.#stores, this.#settings.recorder);
      this.#resumed = true;
    } catch (error) {
      this.#failed(error);
    }
    return this.#resumed;
  }

  async #writeBatch({ calls, legs, gone }: Batch): Promise<void> {
    const { recorder } = this.#settings;
    const callRows = calls.map((call) => ({ call, before: call.written, after: call.record(recorder) }));
    const legRows = legs.map((leg) => ({
      leg,
      before: leg.written,
      after: leg.record(recorder, this.#ledger.callOf(leg).id),
    }));
    const vanished = gone.map(({ id }) => id);
    await this.#stores.calls.write(
      callRows.map(({ after }) => after),
      vanished,
    );
    await this.#stores.legs.write(
      legRows.map(({ after }) => after),
      [],
    );
    for (const { call, after } of callRows) call.written = after;
    for (const { leg, after } of legRows) leg.written = after;
    this.#stores.calls.tell(callRows, gone);
    this.#stores.legs.tell(legRows, []);
  }

  #failed(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (!this.#away) this.#logger.warn(`The call history cannot be written, and waits: ${reason}`);
    this.#away = true;
    const dropped = this.#ledger.drop(this.#settings.waitingRows);
    if (dropped.legs + dropped.calls === 0) return;
    this.#dropped.legs += dropped.legs;
    this.#dropped.calls += dropped.calls;
    this.#logger.error(`The call history is full: ${dropped.legs} legs and ${dropped.calls} calls are not recorded`);
  }
}
