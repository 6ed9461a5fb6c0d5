import { Injectable } from '@nestjs/common';
import { RpcMethod } from '../../gateway/index.js';
import { AriConnections, AriHandlerRegistry } from '../../module/index.js';

/** Answers the page about this process: its connections and its handlers, as far as `can(user, 'rpc', …)` lets it. */
@Injectable()
export class ConsoleOverview {
  constructor(
    private readonly connections: AriConnections,
    private readonly handlers: AriHandlerRegistry,
  ) {}

  @RpcMethod('console.connections')
  listConnections(): object {
    return { now: new Date(), connections: this.connections.overview() };
  }

  @RpcMethod('console.handlers')
  listHandlers(): object {
    return { handlers: this.handlers.list().map((handler) => ({ ...handler, runs: { ...handler.runs } })) };
  }
}
