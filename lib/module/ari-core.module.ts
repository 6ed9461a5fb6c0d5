import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AriLifecycle } from './ari-lifecycle.js';
import { AriCall } from './execution-context/index.js';
import { CallContext, CallHandlers, CallLogger, CALL_PROVIDER } from './per-call/index.js';
import { AriConnections } from './connection/index.js';
import { AriContextCreator, ScopedInstances } from './nest-pipeline/index.js';
import { HandlerExplorer, InjectedClasses } from './discovery/index.js';
import { HandlerRegistrar, AriHandlerRegistry } from './handlers/index.js';
import { SharedPaths } from './server/index.js';

/** What all connections of an application share. A plain class, so that Nest makes it once however many there are. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    AriConnections,
    AriHandlerRegistry,
    AriContextCreator,
    ScopedInstances,
    HandlerExplorer,
    InjectedClasses,
    HandlerRegistrar,
    CallContext,
    CallHandlers,
    CallLogger,
    CALL_PROVIDER,
    SharedPaths,
    AriLifecycle,
  ],
  exports: [AriConnections, AriHandlerRegistry, AriCall, CallContext, CallLogger],
})
export class AriCoreModule {}
