import { Injectable } from '@nestjs/common';
import { RpcMethod } from '../../gateway/index.js';
import { AriConnections, AriHandlerRegistry } from '../../module/index.js';
import { ConnectionGaps } from './connection-gaps.js';

/** Answers the page about this process: its connections and its handlers, as far as `can(user, 'rpc', …)` lets it. */
@Injectable()
export class ConsoleOverview {
  constructor(
    private readonly connections: AriConnections,
    private readonly handlers: AriHandlerRegistry,
    private readonly gaps: ConnectionGaps,
  ) {}

  @RpcMethod('console.connections')
  listConnections(): object {
    const connections = this.connections.overview().map((one) => ({ ...one, lastGap: this.gaps.of(one.name) }));
    return { now: new Date(), connections };
  }

  @RpcMethod('console.handlers')
  listHandlers(): object {
    return { handlers: this.handlers.list().map((handler) => ({ ...handler, runs: { ...handler.runs } })) };
  }
}
