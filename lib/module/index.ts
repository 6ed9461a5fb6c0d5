export { AriModule } from './ari.module.js';
export type {
  AriConnectionOptions,
  AriModuleAsyncOptions,
  AriModuleExtras,
  AriModuleOptions,
  AriOptionsFactory,
  DrainOptions,
  NewCallsPolicy,
  AriModuleServer,
  AriServerModuleOptions,
} from './options/index.js';
export {
  DEFAULT_CONNECTION,
  getAriToken,
  getAriOptionsToken,
  getAriRepositoryToken,
  InjectAri,
  InjectAriRepository,
} from './tokens/index.js';
export {
  AriCall,
  AriArgumentsHost,
  AriContext,
  AriExecutionContext,
  ARI_CONTEXT_TYPE,
  isAriContext,
} from './execution-context/index.js';
export { CallContext, CallLogger } from './per-call/index.js';
export { type AriConnection, type AriConnectionOverview, AriConnections } from './connection/index.js';
export {
  type AriControllerOptions,
  type ParameterPipe,
  type ArgumentsMatch,
  type EventMatch,
  type FieldMatch,
  type FieldPredicate,
  type OriginMatch,
  type AriResyncMatch,
  type CallDecision,
  type StasisEndMatch,
  type StasisStartMatch,
  AriBridge,
  AriChannel,
  AriController,
  AriCtx,
  AriEvent,
  OnAriResync,
  OnApplicationEvent,
  OnBridgeEvent,
  OnCallBroadcast,
  OnCallEnd,
  OnChannelEvent,
  OnDeviceStateEvent,
  OnEndpointEvent,
  OnEvent,
  OnPlaybackEvent,
  OnRecordingEvent,
  OnStasisEnd,
  OnStasisStart,
  StasisArgs,
} from './decorators/index.js';
export type { HandlerDecorator, AriHandlerOptions } from './metadata/index.js';
export type { ChannelOrigin } from './hearing/index.js';
export { type AriHandler, AriHandlerOverflowException, AriHandlerRegistry } from './handlers/index.js';
