export type { CreateOptions, ExternalMediaOptions, OriginateOptions } from './ari-calls.js';
export { AriClient } from './ari-client.js';
export type { ListenOptions, ObjectListener } from './ari-listening.js';
export type { AriClientError } from './ari-client-error.js';
export type { AriClientOptions, AriWebSocketOptions, ReplacedReaction } from './ari-client-options.js';
export type { AriLogger } from './ari-logger.js';
export type { AriConnectionState } from './connection-state.js';
export type { AriRequest } from './ari-request.js';
export type { AriConnectOptions } from './connect-options.js';
export type { AriStatus, AriStatusChange } from './connection/index.js';
export { mainSubject, UnknownEvent, type EventCounts, type ListenerError } from './dispatch/index.js';
export * from './entities/index.js';
export * from './exceptions/index.js';
export * from './generated/index.js';
export {
  AriServer,
  ConnectedAsterisk,
  type AriHttpAccess,
  type AriServerOptions,
  type AsteriskIdentity,
  type ServerEventCounts,
} from './outbound/index.js';
export { AriResync, type OrphanPolicy } from './reconcile/index.js';
export {
  AriEvent as BaseEvent,
  Entity,
  EventSubscription,
  LiveEntity,
  ObjectIds,
  Repository,
  type ObjectIdKind,
  type RequestOptions,
} from './runtime/index.js';
export type { RepositoryClass } from './runtime/index.js';
export type { AriTlsOptions } from './transport/index.js';
