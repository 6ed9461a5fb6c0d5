import { Logger } from '@nestjs/common';
import { setTimeout as after } from 'node:timers/promises';
import { AriNotFoundException, type AriStatus } from '../../client/index.js';
import { ResourceException } from '../../resources/index.js';
import type { LiveTable, LiveTables } from '../table/index.js';
import type { LiveRow } from '../rows/index.js';

/** Milliseconds before a comparison that failed is tried again. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;

/** Compares every table with Asterisk when the connection is there, and knows that nothing is certain when it is not. */
export class Reconciliation {
  readonly #tables: LiveTables;
  readonly #logger = new Logger('AriLive');
  #current: AbortController | undefined;

  constructor(tables: LiveTables) {
    this.#tables = tables;
  }

  /** The connection has another status. */
  turned(status: AriStatus): void {
    if (status === 'connected' && this.#current === undefined) {
      const current = new AbortController();
      this.#current = current;
      this.again();
    } else if (status !== 'connected' && this.#current !== undefined) {
      this.end();
      for (const [, table] of this.#tables.all()) table.lose();
    }
  }

  /** More may be heard of from here on. */
  again(): void {
    const { signal } = this.#current ?? {};
    if (signal === undefined) return;
    for (const [stream, table] of this.#tables.all()) void this.#compare(stream, table, signal);
  }

  end(): void {
    this.#current?.abort();
    this.#current = undefined;
  }

  /** Until it has succeeded, or the connection is lost. Never rejects. */
  async #compare(stream: string, table: LiveTable<LiveRow>, signal: AbortSignal): Promise<void> {
    for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return await table.compare();
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof AriNotFoundException) return table.refuse(missing(stream));
        this.#logger.warn(`${stream} could not be compared with Asterisk yet: ${String(error)}`);
        await after(pause, undefined, { signal, ref: false }).catch(() => {});
      }
    }
  }
}

/** A part of Asterisk that was not built or not loaded. */
function missing(stream: string): ResourceException {
  return new ResourceException(404, [`This Asterisk has no ${stream}: the module that offers them is not loaded.`]);
}
