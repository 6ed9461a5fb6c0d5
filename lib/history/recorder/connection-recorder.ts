import { Logger } from '@nestjs/common';
import type { Ari } from '../../client/index.js';
import { Ledger } from '../ledger/index.js';
import { EventNotes } from '../listening/index.js';
import type { HistorySettings } from '../options/index.js';
import { closeLost, HistoryWriter, type HistoryStores } from '../writing/index.js';

/** Records the calls of one connection: what it hears, what goes on, and what is written of it. */
export class ConnectionRecorder {
  readonly writer: HistoryWriter;
  readonly #ledger = new Ledger();
  readonly #notes: EventNotes;
  readonly #ari: Ari;
  readonly #logger = new Logger('AriHistory');
  #connects: { unsubscribe(): void } | undefined;
  #ended = false;

  constructor(ari: Ari, stores: HistoryStores, settings: HistorySettings) {
    this.#ari = ari;
    this.writer = new HistoryWriter(this.#ledger, stores, settings);
    this.#notes = new EventNotes(ari, this.#ledger, settings, () => void this.#compare());
  }

  /** Rows that wait to be written. */
  get waiting(): number {
    return this.#ledger.waiting;
  }

  begin(): void {
    this.#notes.begin();
    // Beside the resyncs, which come only where something was missed or found: the first connect of a process may have neither.
    // They in turn are tried until Asterisk answers.
    this.#connects = this.#ari.statusChanges.subscribe(({ status }) => {
      if (status === 'connected') void this.#compare();
    });
    this.writer.begin();
  }

  /** The digits of a channel are not recorded until what is returned is called. */
  conceal(channel: string): () => void {
    return this.#notes.conceal(channel);
  }

  async end(): Promise<void> {
    this.#ended = true;
    this.#connects?.unsubscribe();
    this.#notes.end();
    await this.writer.end();
  }

  /** Closes, after a connect, what Asterisk does not have any more: no event has said that it ended. */
  async #compare(): Promise<void> {
    try {
      // A database that is away is waited for: what an earlier process left open stands there.
      void this.writer.flush();
      await this.writer.resumed;
      if (!this.#ended) await closeLost(this.#ari, this.#ledger);
    } catch (error) {
      this.#logger.warn(`Calls could not be compared: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
