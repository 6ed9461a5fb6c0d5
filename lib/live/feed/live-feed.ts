import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import type { AriEventMap, AriEventName, EventSubscription } from '../../client/index.js';
import { EVENT_TABLE } from '../../client/internal.js';
import { LiveTables } from '../table/index.js';
import { EventEffects } from './event-effects.js';
import { Reconciliation } from './reconciliation.js';

/** Keeps the live tables true: with every event, and with a comparison after every connect. */
@Injectable()
export class LiveFeed implements OnModuleInit, OnApplicationShutdown {
  readonly #listening: EventSubscription[] = [];
  #statuses: Subscription | undefined;
  #reconciliation: Reconciliation | undefined;

  constructor(private readonly tables: LiveTables) {}

  /** Before the connection is opened, so that no event is missed. */
  onModuleInit(): void {
    const { ari, connection } = this.tables;
    const effects = new EventEffects(this.tables, connection.settings.subscribeAll);
    for (const name of effects.names(Object.keys(EVENT_TABLE))) {
      const hear = (event: AriEventMap[AriEventName]): void => effects.apply(event);
      this.#listening.push(ari.on(name as AriEventName, hear));
    }
    const reconciliation = new Reconciliation(this.tables);
    this.#reconciliation = reconciliation;
    this.#statuses = ari.statusChanges.subscribe(({ status }) => reconciliation.turned(status));
    reconciliation.turned(ari.status);
    // Asterisk names its applications one by one: the calls of the later ones are not in the first comparison.
    if (!connection.settings.calledByAsterisk) return;
    this.#listening.push(ari.on('ApplicationRegistered', () => reconciliation.again()));
  }

  onApplicationShutdown(): void {
    for (const subscription of this.#listening) subscription.unsubscribe();
    this.#statuses?.unsubscribe();
    this.#reconciliation?.end();
  }
}
