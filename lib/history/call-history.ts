import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Ari } from '../client/index.js';
import { AriDatabase } from '../data/index.js';
import { getAriToken } from '../module/index.js';
import type { ReadableStore } from '../resources/index.js';
import { HISTORY_SETTINGS, settingsOfConnections, type HistorySettings } from './options/index.js';
import { ConnectionRecorder } from './recorder/index.js';
import { HISTORY_MIGRATIONS, type CallLegRecord, type CallRecord } from './records/index.js';
import { HistoryStores, Retention } from './writing/index.js';

/**
 * What is not in the database yet.
 * @publicApi
 */
export interface HistoryBacklog {
  /** Rows that wait in memory. */
  readonly waiting: number;
  /** Bytes that wait on the disk. */
  readonly spooled: number;
  /** Rows that were given up, because a database was away for too long. */
  readonly dropped: { readonly legs: number; readonly calls: number };
}

/**
 * Records calls from the events of its connections. Rows are written in the background, in batches; whatever the database
 * does, no handler is later for it.
 * @publicApi
 */
@Injectable()
export class CallHistory implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly #retention: Retention;
  readonly #recorders: ConnectionRecorder[] = [];

  constructor(
    private readonly modules: ModuleRef,
    @Inject(HISTORY_SETTINGS) private readonly settings: HistorySettings,
    @Inject(HistoryStores) private readonly stores: HistoryStores,
    @Inject(AriDatabase) database: AriDatabase,
  ) {
    database.addMigrations('ari-history', HISTORY_MIGRATIONS);
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

  /** What waits for the database, and what was given up. */
  get backlog(): HistoryBacklog {
    const sum = (of: (recorder: ConnectionRecorder) => number): number =>
      this.#recorders.reduce((total, recorder) => total + of(recorder), 0);
    return {
      waiting: sum(({ waiting }) => waiting),
      spooled: sum(({ writer }) => writer.spooled),
      dropped: {
        legs: sum(({ writer }) => writer.dropped.legs),
        calls: sum(({ writer }) => writer.dropped.calls),
      },
    };
  }

  /** Writes what has changed until now. Never throws: what cannot be written waits for the next time. */
  async flush(): Promise<void> {
    await Promise.all(this.#recorders.map(({ writer }) => writer.flush()));
  }

  /** Deletes calls that are older than `keepDays`, as happens every hour, and gives how many those were. */
  deleteOld(): Promise<number> {
    return this.#retention.run();
  }

  /**
   * Records no digit of a channel while something goes on, although `digits` says so: a PIN is asked for.
   *
   * @example
   * const pin = await history.private(channel.id, () => gather(channel, { prompt: 'sound:vm-password', length: 4 }));
   */
  async private<T>(channel: string, work: () => Promise<T>): Promise<T> {
    const reveal = this.#recorders.map((recorder) => recorder.conceal(channel));
    try {
      return await work();
    } finally {
      for (const one of reveal) one();
    }
  }

  onModuleInit(): void {
    for (const settings of settingsOfConnections(this.settings)) {
      const ari = this.modules.get<Ari>(getAriToken(settings.connection), { strict: false });
      this.#recorders.push(new ConnectionRecorder(ari, this.stores, settings));
    }
    for (const recorder of this.#recorders) recorder.begin();
    this.#retention.begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#recorders.map(({ writer }) => writer.flushSoon()));
  }

  async onApplicationShutdown(): Promise<void> {
    this.#retention.end();
    await Promise.all(this.#recorders.map((recorder) => recorder.end()));
  }
}
