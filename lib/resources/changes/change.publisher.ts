import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EVERYTHING, ResourceAccess } from '../access/index.js';
import type { Broker } from '../broker/index.js';
import { ResourceRegistry, type Resource } from '../discovery/index.js';
import { RESOURCE_OPTIONS, type ResourceOptions } from '../options/index.js';
import type { ResourceChange } from '../store/index.js';
import { topicOf, type ChangeMessage } from './change-message.js';

/** Hears the changes of every store and publishes them, once for each scope that sees the object, before or after. */
@Injectable()
export class ChangePublisher implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('AriResources');
  readonly #listening: Subscription[] = [];
  /** Changes in a row that no subscriber has heard of. */
  #lost = 0;

  constructor(
    private readonly registry: ResourceRegistry,
    private readonly access: ResourceAccess,
    @Inject(RESOURCE_OPTIONS) private readonly options: ResourceOptions,
  ) {}

  onApplicationBootstrap(): void {
    for (const resource of this.registry.list()) {
      const { changes, gaps } = resource.binding?.store ?? {};
      if (changes !== undefined) this.#listening.push(changes.subscribe((change) => this.#hear(resource, change)));
      if (gaps !== undefined) this.#listening.push(gaps.subscribe(() => void this.#renew(resource)));
    }
  }

  onApplicationShutdown(): void {
    for (const subscription of this.#listening) subscription.unsubscribe();
  }

  /** Never throws: a store must not fail because of those who listen to it. */
  #hear(resource: Resource, change: ResourceChange<object>): void {
    const { stream } = resource;
    try {
      const broker = this.options.brokerOf(resource);
      const message = messageOf(change);
      const objects = [message.before, message.after].filter((object) => object !== undefined);
      const scopes = new Set([EVERYTHING, ...objects.map((object) => this.access.scopeOfObject(stream, object))]);
      for (const scope of scopes) void this.#publish(broker, topicOf(stream, scope), message);
    } catch (error) {
      this.#failed(stream, error);
    }
  }

  async #renew(resource: Resource): Promise<void> {
    const { stream } = resource;
    try {
      await this.options.brokerOf(resource).renew?.(stream);
    } catch (error) {
      this.#failed(stream, error);
    }
  }

  async #publish(broker: Broker, topic: string, message: ChangeMessage): Promise<void> {
    try {
      await broker.publish(topic, message);
      if (this.#lost > 0) this.#logger.warn(`Changes are published again; ${this.#lost} were not`);
      this.#lost = 0;
    } catch (error) {
      this.#failed(topic, error);
    }
  }

  /** A broker that is away fails with every change: the first says it all. */
  #failed(what: string, error: unknown): void {
    this.#lost += 1;
    if (this.#lost > 1) return;
    this.#logger.error(`A change of ${what} was not published`, error instanceof Error ? error.stack : String(error));
  }
}

function messageOf(change: ResourceChange<object>): ChangeMessage {
  if (change.kind === 'delete') return { before: change.before, lost: change.lost };
  return change.kind === 'create' ? { after: change.after } : { before: change.before, after: change.after };
}
