import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { take, type Subscription } from 'rxjs';
import { AriConfigurationException } from '../client/index.js';
import { type AriConnection, AriConnections, isOfOtherKind, KINDS, wrongKind } from './connection/index.js';
import { drained, CallsDuringShutdown } from './drain/index.js';
import { HandlerExplorer, InjectedClasses } from './discovery/index.js';
import { DEFAULT_CONNECTION } from './tokens/index.js';
import { HandlerRegistrar, AriHandlerRegistry, missingSubscription } from './handlers/index.js';
import { CallHandlers } from './per-call/index.js';

/**
 * What happens when, in the life of a Nest application: handlers are found while the modules start, connections are
 * opened when all have started, and on the way down handlers end before the socket closes. Database modules close
 * after that.
 */
@Injectable()
export class AriLifecycle
  implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  readonly #logger = new Logger('AriModule');
  readonly #listening: Subscription[] = [];
  readonly #duringShutdown = new Map<AriConnection, CallsDuringShutdown>();

  constructor(
    private readonly connections: AriConnections,
    private readonly explorer: HandlerExplorer,
    private readonly registrar: HandlerRegistrar,
    private readonly registry: AriHandlerRegistry,
    private readonly http: HttpAdapterHost,
    private readonly injected: InjectedClasses,
    private readonly calls: CallHandlers,
  ) {}

  onModuleInit(): void {
    this.#checkInjectedKinds();
    for (const handler of this.explorer.explore()) this.registrar.register(handler);
    for (const connection of this.connections.all()) this.#check(connection);
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const connection of this.connections.all()) {
      if (!connection.opens) continue;
      if (connection.settings.connect === 'bootstrap') await this.#open(connection);
      else if (connection.settings.connect === 'listen') this.#openWhenListening(connection);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const subscription of this.#listening) subscription.unsubscribe();
    await Promise.all(this.connections.all().map((connection) => this.#drain(connection)));
  }

  async onApplicationShutdown(): Promise<void> {
    const closed = this.connections.all().map((connection) => {
      // A call may arrive while the socket is closing.
      return connection.close(async (unheard) => this.#duringShutdown.get(connection)?.settled(unheard));
    });
    await Promise.all(closed);
  }

  /** A class that injects `AriClient` where Asterisk opens the connection is refused before it is used. */
  #checkInjectedKinds(): void {
    const connection = this.connections.all().find(({ name }) => name === DEFAULT_CONNECTION);
    if (connection === undefined) return;
    const { name, client } = connection;
    for (const kind of KINDS.filter((other) => isOfOtherKind(client, other))) {
      const injector = this.injected.injectorOf(kind);
      if (injector !== undefined) throw wrongKind(name, kind, injector);
    }
  }

  async #drain(connection: AriConnection): Promise<void> {
    const duringShutdown = new CallsDuringShutdown(connection, this.#logger);
    this.#duringShutdown.set(connection, duringShutdown);
    const endCalls = (): Promise<void> => this.calls.leave(connection);
    await drained(connection, { duringShutdown, endCalls, logger: this.#logger });
    // Nest closes its HTTP server before the last hook, and would wait for Asterisk's sockets for ever.
    if (connection.settings.sharedPath !== undefined)
      await connection.close((unheard) => duringShutdown.settled(unheard));
  }

  /** Resolves once the connection is being opened, not when it is open: Asterisk may be away for long. */
  async #open(connection: AriConnection): Promise<void> {
    await connection.listen();
    const connecting = connection.connect();
    // Still idle: it was refused at once, because something is wrong with the options or a controller.
    if (connection.client.status === 'idle') await connecting;
    connecting.catch((error: unknown) => this.#failed(connection, error));
  }

  #failed({ closed }: AriConnection, error: unknown): void {
    if (!closed) this.#logger.error(error);
  }

  #openWhenListening(connection: AriConnection): void {
    const { listening, listen$ } = this.http;
    const open = (): Promise<void> => this.#open(connection).catch((error: unknown) => this.#failed(connection, error));
    if (listening) void open();
    else this.#listening.push(listen$.pipe(take(1)).subscribe(() => void open()));
  }

  #check(connection: AriConnection): void {
    const { name, settings } = connection;
    const handlers = this.registry.list().filter((handler) => handler.connection === name);
    if (settings.connect === 'listen' && this.http.httpAdapter === undefined) {
      throw new AriConfigurationException(name, 'connect', '"listen" needs an application with an HTTP server');
    }
    if (handlers.length === 0) return;
    if (!settings.events) {
      const names = [...new Set(handlers.map((handler) => handler.name))].join(', ');
      this.#logger.warn(`Connection "${name}" has "events: false": ${names} will hear nothing`);
      return;
    }
    // Asterisk's own configuration names the applications, and what they are subscribed to.
    if (settings.calledByAsterisk) return;
    if (connection.apps.length === 0) {
      const expected = `must name the Stasis applications of ${handlers[0]?.name}, or an @AriController its own`;
      throw new AriConfigurationException(name, 'apps', expected);
    }
    const unheard = handlers.flatMap(({ name: handler, event }) => {
      const source = missingSubscription(event, settings);
      return source === undefined ? [] : [`${handler} (${event} needs ${source}…)`];
    });
    if (unheard.length === 0) return;
    this.#logger.warn(
      `Connection "${name}" has neither "subscribeAll" nor these "subscriptions", so these handlers can never fire: ` +
        unheard.join(', '),
    );
  }
}
