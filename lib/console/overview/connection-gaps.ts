import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { AriResync } from '../../client/index.js';
import { AriConnections } from '../../module/index.js';

/** The last time that a connection was away, and what was missed meanwhile. */
export interface ConnectionGap {
  /** When it was back. */
  readonly at: string;
  readonly ms: number;
  /** Asterisk itself was restarted. */
  readonly restarted: boolean;
  /** Calls that ended, came and changed meanwhile. */
  readonly ended: number;
  readonly appeared: number;
  readonly changed: number;
}

/** Remembers the last gap of each connection. */
@Injectable()
export class ConnectionGaps implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #last = new Map<string, ConnectionGap>();
  #heard: readonly { unsubscribe(): void }[] = [];

  constructor(private readonly connections: AriConnections) {}

  onApplicationBootstrap(): void {
    const all = this.connections.all().filter(({ overview }) => overview !== undefined);
    this.#heard = all.map(({ name, client }) => client.resyncs.subscribe((resync) => this.#take(name, resync)));
  }

  onModuleDestroy(): void {
    for (const one of this.#heard) one.unsubscribe();
  }

  /** Undefined where there was none. */
  of(connection: string): ConnectionGap | undefined {
    return this.#last.get(connection);
  }

  #take(name: string, { gapMs, timestamp, restarted, ended, appeared, changed }: AriResync): void {
    if (gapMs === undefined) return;
    const [gone, came, moved] = [ended.length, appeared.length, changed.length];
    this.#last.set(name, { at: timestamp, ms: gapMs, restarted, ended: gone, appeared: came, changed: moved });
  }
}
