import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Ari } from '../client/index.js';
import { AriDatabase } from '../data/index.js';
import { getAriToken } from '../module/index.js';
import type { ReadableStore } from '../resources/index.js';
import { Ledger } from './ledger/index.js';
import { EventNotes } from './listening/index.js';
import { HISTORY_SETTINGS, type HistorySettings } from './options/index.js';
import { HISTORY_MIGRATIONS, type CallLegRecord, type CallRecord } from './records/index.js';
import { closeLost, HistoryStores, HistoryWriter, Retention } from './writing/index.js';

/**
 * Records calls from the events of a connection. Rows are written in the background, in batches; whatever the database
 * does, no handler is later for it.
 * @publicApi
 */
@Injectable()
export class CallHistory implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #ledger = new Ledger();
  readonly #writer: HistoryWriter;
  readonly #retention: Retention;
  readonly #logger = new Logger('AriHistory');
  #notes: EventNotes | undefined;
  #ended = false;

  constructor(
    private readonly modules: ModuleRef,
    @Inject(HISTORY_SETTINGS) private readonly settings: HistorySettings,
    @Inject(HistoryStores) private readonly stores: HistoryStores,
    @Inject(AriDatabase) database: AriDatabase,
  ) {
    database.addMigrations('ari-history', HISTORY_MIGRATIONS);
    this.#writer = new HistoryWriter(this.#ledger, stores, settings);
    this.#retention = new Retention(database, settings.keepDays);
  }

  /** The calls that have been written; the ones of the resource `calls`. */
  get calls(): ReadableStore<CallRecord> {
    return this.stores.calls;
  }

  /** Their channels; the ones of the resource `callLegs`. */
  get legs(): ReadableStore<CallLegRecord> {
    return this.stores.legs;
  }

  /** Rows that wait to be written, and rows that were given up because a database was away for too long. */
  get backlog(): { readonly waiting: number; readonly dropped: { readonly legs: number; readonly calls: number } } {
    return { waiting: this.#ledger.waiting, dropped: this.#writer.dropped };
  }

  /** Writes what has changed until now. Never throws: what cannot be written waits for the next time. */
  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /** Deletes calls that are older than `keepDays`, as happens every hour, and gives how many those were. */
  deleteOld(): Promise<number> {
    return this.#retention.run();
  }

  onModuleInit(): void {
    const ari = this.modules.get<Ari>(getAriToken(this.settings.connection), { strict: false });
    this.#notes = new EventNotes(ari, this.#ledger, this.settings, () => void this.#compare(ari));
    this.#notes.begin();
    this.#writer.begin();
    this.#retention.begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#writer.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#ended = true;
    this.#notes?.end();
    this.#retention.end();
    await this.#writer.end();
  }

  /** After a connect: what Asterisk does not have any more has ended, and nobody was told. */
  async #compare(ari: Ari): Promise<void> {
    try {
      if (!this.#writer.resumed) await this.#writer.flush();
      if (!this.#ended) await closeLost(ari, this.#ledger);
    } catch (error) {
      this.#logger.warn(`Calls could not be compared: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
