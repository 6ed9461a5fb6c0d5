import { Injectable, Logger } from '@nestjs/common';
import type { InstanceWrapper } from '@nestjs/core/internal';
import { isObservable } from 'rxjs';
import { AriConfigurationException, type BaseEvent } from '../../client/index.js';
import { CallHandlers } from '../per-call/index.js';
import { type AriConnection, AriConnections } from '../connection/index.js';
import { AriContext } from '../execution-context/index.js';
import { claiming } from './call-claim.js';
import { AriContextCreator, settled, ScopedInstances } from '../nest-pipeline/index.js';
import type { DiscoveredHandler, HandlerHost } from '../discovery/index.js';
import {
  type Invoke,
  boundEnhancers,
  ChannelOrigins,
  checkHandler,
  hear,
  unknownEventWarning,
} from '../hearing/index.js';
import { describeHandler } from './handler-description.js';
import { handlerParameters } from '../metadata/index.js';
import { HandlerFigures } from './handler-figures.js';
import { AriHandlerRegistry } from './handler.registry.js';
import { SerialHandler } from './serial-handler.js';
import { SerialQueues } from './serial-queues.js';

/** Binds handlers to their connection: an event that matches goes through Nest's pipeline, or straight to the method. */
@Injectable()
export class HandlerRegistrar {
  readonly #logger = new Logger('AriModule');
  readonly #queues = new Map<HandlerHost, SerialQueues>();
  readonly #origins = new Map<AriConnection, ChannelOrigins>();

  constructor(
    private readonly connections: AriConnections,
    private readonly contexts: AriContextCreator,
    private readonly scopes: ScopedInstances,
    private readonly registry: AriHandlerRegistry,
    private readonly calls: CallHandlers,
  ) {}

  /**
   * Lets a handler hear its events.
   *
   * @throws {AriConfigurationException} it can never work: unknown connection, application, field, …
   */
  register(handler: DiscoveredHandler): void {
    const connection = this.connections.connection(handler.connection, handler.name);
    checkHandler(handler, connection.name);
    const warning = unknownEventWarning(handler.name, handler.event);
    if (warning !== undefined) this.#logger.warn(warning);
    claimApplication(handler, connection);
    const direct = this.#isDirect(handler, connection);
    const runs = new HandlerFigures();
    const called = runs.counted(this.#invoke(handler, connection, direct));
    const invoke = handler.claims === true ? claiming(called, connection, this.#logger) : called;
    const serial = handler.options.serial === true ? this.#serial(handler, connection, invoke) : undefined;
    this.registry.add({
      name: handler.name,
      event: handler.event,
      connection: connection.name,
      application: handler.app,
      direct,
      scoped: handler.host.scoped,
      serial: serial !== undefined,
      runs,
      get overflowed() {
        return serial?.overflowed ?? 0;
      },
    });
    if (connection.hearsEvents) {
      hear(
        handler,
        connection,
        this.#originsOf(connection),
        serial === undefined ? invoke : (event) => serial.call(event),
      );
    }
    this.#logger.log(`Mapped ${describeHandler(handler)}`);
  }

  #invoke(handler: DiscoveredHandler, connection: AriConnection, direct: boolean): Invoke {
    if (handler.perCall === true && connection.hearsEvents) return this.calls.bind(handler, connection);
    return direct ? directly(handler, connection) : this.#throughNest(handler, connection);
  }

  #isDirect({ host, method }: DiscoveredHandler, { settings }: AriConnection): boolean {
    if (host.scoped || boundEnhancers(host, method).length > 0) return false;
    if (handlerParameters(host.type, method).length > 0) return false;
    return !settings.inheritGlobalEnhancers || !this.contexts.hasGlobals;
  }

  #throughNest({ host, method }: DiscoveredHandler, connection: AriConnection): Invoke {
    const { inheritGlobalEnhancers: globals } = connection.settings;
    const enhancers: readonly InstanceWrapper<object>[] = globals ? this.contexts.scopedGlobals : [];
    if (!host.scoped && enhancers.length === 0) {
      const run = this.contexts.create({ host, method, instance: host.wrapper.instance, globals });
      return (event) => run(event, contextOf(event, connection));
    }
    return async (event) => {
      const context = contextOf(event, connection);
      const { instance, contextId } = await this.scopes.make(host, context, enhancers);
      return this.contexts.create({ host, method, instance, contextId, globals })(event, context);
    };
  }

  #originsOf(connection: AriConnection): ChannelOrigins {
    const origins = this.#origins.get(connection) ?? new ChannelOrigins(connection.client);
    this.#origins.set(connection, origins);
    return origins;
  }

  #serial(handler: DiscoveredHandler, connection: AriConnection, invoke: Invoke): SerialHandler {
    const queues = this.#queues.get(handler.host) ?? new SerialQueues();
    this.#queues.set(handler.host, queues);
    return new SerialHandler(handler.name, connection.name, queues, invoke);
  }
}

/** Nothing is bound to the method: Nest's pipeline would cost more than everything else that happens to an event. */
function directly({ host, method }: DiscoveredHandler, connection: AriConnection): Invoke {
  const callback = host.prototype[method] as (this: object, event: BaseEvent, context: AriContext) => unknown;
  const { instance } = host.wrapper;
  return (event) => {
    const outcome = callback.call(instance, event, contextOf(event, connection));
    return isObservable(outcome) ? settled(outcome) : outcome;
  };
}

function contextOf(event: BaseEvent, { name, client }: AriConnection): AriContext {
  return new AriContext(name, client, event);
}

function claimApplication({ app, name }: DiscoveredHandler, connection: AriConnection): void {
  if (app === undefined) return;
  const { apps } = connection.settings;
  if (apps === undefined) connection.wants(app);
  else if (!apps.includes(app)) {
    const expected = `lacks "${app}", the application of ${name}: add it, or leave "apps" out`;
    throw new AriConfigurationException(connection.name, 'apps', expected);
  }
}
