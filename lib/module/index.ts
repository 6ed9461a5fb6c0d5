export { AriModule } from './ari.module.js';
export type {
  AriConnectionOptions,
  AriModuleAsyncOptions,
  AriModuleExtras,
  AriModuleOptions,
  AriOptionsFactory,
} from './ari-module-options.js';
export {
  DEFAULT_CONNECTION,
  getAriClientToken,
  getAriOptionsToken,
  getAriRepositoryToken,
  InjectAri,
  InjectAriRepository,
} from './ari.tokens.js';
export { AriCall } from './calls/ari-call.js';
export { CallContext } from './calls/call-context.js';
export { CallLogger } from './calls/call-logger.js';
export type { AriConnection } from './connection/ari-connection.js';
export type { AriConnectionOverview } from './connection/ari-connection-overview.js';
export { AriConnections } from './connection/ari-connections.js';
export type { ConnectionSettings, ConnectMoment } from './connection/connection-settings.js';
export { AriBridge } from './decorators/ari-bridge.decorator.js';
export { AriChannel } from './decorators/ari-channel.decorator.js';
export { AriController, type AriControllerOptions } from './decorators/ari-controller.decorator.js';
export { AriCtx } from './decorators/ari-ctx.decorator.js';
export { AriEvent, type ParameterPipe } from './decorators/ari-event.decorator.js';
export type { ArgumentsMatch, EventMatch, FieldMatch, FieldPredicate, OriginMatch } from './decorators/event-match.js';
export type { Check, HandlerDecorator } from './decorators/handler-decorator.js';
export type { AriHandlerOptions } from './decorators/handler-options.js';
export { OnAriResync, type AriResyncMatch } from './decorators/on-ari-resync.decorator.js';
export { OnApplicationEvent } from './decorators/on-application-event.decorator.js';
export { OnBridgeEvent } from './decorators/on-bridge-event.decorator.js';
export { OnCallBroadcast, type CallDecision } from './decorators/on-call-broadcast.decorator.js';
export { OnCallEnd } from './decorators/on-call-end.decorator.js';
export { OnChannelEvent } from './decorators/on-channel-event.decorator.js';
export { OnDeviceStateEvent } from './decorators/on-device-state-event.decorator.js';
export { OnEndpointEvent } from './decorators/on-endpoint-event.decorator.js';
export { OnEvent } from './decorators/on-event.decorator.js';
export { OnPlaybackEvent } from './decorators/on-playback-event.decorator.js';
export { OnRecordingEvent } from './decorators/on-recording-event.decorator.js';
export { OnStasisEnd } from './decorators/on-stasis-end.decorator.js';
export { OnStasisStart, type StasisStartMatch } from './decorators/on-stasis-start.decorator.js';
export { StasisArgs } from './decorators/stasis-args.decorator.js';
export type { DrainOptions, NewCallsPolicy } from './drain/drain-options.js';
export { AriArgumentsHost } from './execution-context/ari-arguments-host.js';
export { AriContext } from './execution-context/ari-context.js';
export { AriExecutionContext } from './execution-context/ari-execution-context.js';
export type { AriModuleServer, AriServerModuleOptions } from './server/server-module-options.js';
export { ARI_CONTEXT_TYPE, isAriContext } from './execution-context/is-ari-context.js';
export type { ChannelOrigin } from './handlers/channel-origin.js';
export { HandlerOverflowException } from './handlers/handler-overflow.exception.js';
export { AriHandlerRegistry, type AriHandler } from './handlers/handler.registry.js';
