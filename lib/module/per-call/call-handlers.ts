import { Injectable } from '@nestjs/common';
import type { AriResync, BaseEvent, ChannelEnd } from '../../client/index.js';
import type { AriConnection } from '../connection/index.js';
import { AriContext } from '../execution-context/index.js';
import {
  type HandlerPipeline,
  type ScopedInstance,
  AriContextCreator,
  settled,
  ScopedInstances,
} from '../nest-pipeline/index.js';
import type { DiscoveredHandler, HandlerHost } from '../discovery/index.js';
import { boundEnhancers, RESYNC } from '../hearing/index.js';
import { handlerParameters, callEndMethods } from '../metadata/index.js';
import { CallContext } from './call-context.js';
import type { CallInstance } from './call-instance.js';
import { CallInstances } from './call-instances.js';

type Method = (this: object, ...args: unknown[]) => unknown;

/** Binds the handlers of `perCall` controllers: an event goes to the instance of the call that it belongs to. */
@Injectable()
export class CallHandlers {
  readonly #instances = new Map<HandlerHost, CallInstances>();

  constructor(
    private readonly contexts: AriContextCreator,
    private readonly scopes: ScopedInstances,
    private readonly context: CallContext,
  ) {}

  /** Calls that have not ended, over all controllers. */
  get size(): number {
    return [...this.#instances.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** The application gives up a connection: its calls that are up end here. Resolves when the methods of their ends have. */
  async leave(connection: AriConnection): Promise<void> {
    const ofConnection = [...this.#instances.values()].filter((instances) => instances.connection === connection);
    await Promise.all(ofConnection.map((instances) => instances.leave()));
  }

  /** What to do with an event that the handler asked for. */
  bind(handler: DiscoveredHandler, connection: AriConnection): (event: BaseEvent) => unknown {
    const instances = this.#of(handler, connection);
    const method = this.#method(handler, connection);
    const run = (instance: CallInstance, event: BaseEvent): unknown =>
      instances.run(instance, (scoped) => method(scoped, event, instance));
    if (handler.event === RESYNC) {
      const tell = (instance: CallInstance, event: BaseEvent): Promise<void> =>
        connection.work.do(event, handler.name, () => run(instance, event));
      return (event) => Promise.all(instances.after(event as AriResync).map((instance) => tell(instance, event)));
    }
    return (event) => {
      const instance = instances.of(event);
      if (instance === undefined) return undefined;
      const outcome = run(instance, event);
      const opening = event === instance.context.event;
      return opening ? Promise.resolve(outcome).catch((error) => instances.refused(instance, error)) : outcome;
    };
  }

  #of({ host, app }: DiscoveredHandler, connection: AriConnection): CallInstances {
    const known = this.#instances.get(host);
    if (known !== undefined) return known;
    const ends = callEndMethods(host.prototype);
    const instances: CallInstances = new CallInstances({
      host,
      connection,
      application: app,
      scopes: this.scopes,
      context: this.context,
      ended: async (instance, end) => {
        await instances.run(instance, (scoped) => callEnded(scoped.instance, ends, end));
      },
    });
    this.#instances.set(host, instances);
    return instances;
  }

  #method({ host, method }: DiscoveredHandler, { name, client, settings }: AriConnection) {
    const { inheritGlobalEnhancers: globals } = settings;
    const plain =
      boundEnhancers(host, method).length === 0 && handlerParameters(host.type, method).length === 0 && !globals;
    const pipelines = new WeakMap<object, HandlerPipeline>();
    return ({ instance, contextId }: ScopedInstance, event: BaseEvent, { call }: CallInstance): unknown => {
      const context = new AriContext(name, client, event, call);
      if (plain) return settled((host.prototype[method] as Method).call(instance, event, context));
      const pipeline = pipelines.get(instance) ?? this.contexts.create({ host, method, instance, contextId, globals });
      pipelines.set(instance, pipeline);
      return pipeline(event, context);
    };
  }
}

/** All of them run, one after another, whether or not one fails. */
async function callEnded(instance: object, methods: readonly string[], end: ChannelEnd): Promise<void> {
  const failures: unknown[] = [];
  for (const method of methods) {
    try {
      await (instance as Record<string, Method>)[method]?.call(instance, end);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures);
}
