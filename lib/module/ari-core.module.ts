import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AriLifecycle } from './ari-lifecycle.js';
import { AriCall } from './calls/ari-call.js';
import { CallContext } from './calls/call-context.js';
import { CallHandlers } from './calls/call-handlers.js';
import { CallLogger } from './calls/call-logger.js';
import { CALL_PROVIDER } from './calls/call.provider.js';
import { AriConnections } from './connection/ari-connections.js';
import { AriContextCreator } from './handlers/context-creator.js';
import { HandlerExplorer } from './handlers/handler.explorer.js';
import { HandlerRegistrar } from './handlers/handler.registrar.js';
import { AriHandlerRegistry } from './handlers/handler.registry.js';
import { ScopedInstances } from './handlers/scoped-instances.js';
import { SharedPaths } from './server/shared-paths.js';

/** What all connections of an application share. A plain class, so that Nest makes it once however many there are. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    AriConnections,
    AriHandlerRegistry,
    AriContextCreator,
    ScopedInstances,
    HandlerExplorer,
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
