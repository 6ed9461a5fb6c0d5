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
    this.writer.begin();
  }

  /** The digits of a channel are not recorded until what is returned is called. */
  conceal(channel: string): () => void {
    return this.#notes.conceal(channel);
  }

  async end(): Promise<void> {
    this.#ended = true;
    this.#notes.end();
    await this.writer.end();
  }

  /** After a connect: what Asterisk does not have any more has ended, and nobody was told. */
  async #compare(): Promise<void> {
    try {
      if (!this.writer.resumed) await this.writer.flush();
      if (!this.#ended) await closeLost(this.#ari, this.#ledger);
    } catch (error) {
      this.#logger.warn(`Calls could not be compared: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
