export type {
  CreateOptions,
  ExternalMediaOptions,
  OriginateOptions,
  ListenOptions,
  ObjectListener,
  AriRequest,
} from './ari/index.js';
export { Ari } from './ari/index.js';
export { AriClient } from './ari-client.js';
export type { AriClientError } from './reports/index.js';
export type {
  AriClientOptions,
  AriWebSocketOptions,
  ReplacedReaction,
  AriLogger,
  AriConnectOptions,
  OrphanPolicy,
} from './options/index.js';
export type { AriConnectionState } from './status/index.js';
export type { AriStatus, AriStatusChange } from './connection/index.js';
export { UnknownEvent, type EventCounts, type ListenerError } from './dispatch/index.js';
export {
  Application,
  Bridge,
  type BridgeRecordOptions,
  Channel,
  type HangupOptions,
  type RecordOptions,
  DeviceState,
  Endpoint,
  type AnswerOutcome,
  type ChannelEnd,
  type DigitOutcome,
  type EventOutcome,
  type DigitWaitOptions,
  LiveRecording,
  Mailbox,
  type BridgeOutcome,
  type DialOutcome,
  PendingChannel,
  PendingDial,
  PendingPlayback,
  PendingRecording,
  type PlaybackOutcome,
  type PlaybackStart,
  type RecordingOutcome,
  type RecordingStart,
  Playback,
  Sound,
  StoredRecording,
} from './entities/index.js';
export { Pending, type WaitOptions, type TimedOut } from './outcomes/index.js';
export {
  AriAbortedException,
  AriAccessException,
  AriConnectionException,
  AriForbiddenException,
  AriHttpException,
  AriIllegalInputException,
  AriIllegalStateException,
  AriInvalidCallException,
  AriNoSuchMethodException,
  AriNotFoundException,
  AriPreconditionFailedException,
  AriRequestTooLargeException,
  AriServerException,
  AriTimeoutException,
  AriUnauthorizedException,
  AriUnavailableException,
  AriUnexpectedAnswerException,
  AriUnknownException,
  AriUnprocessableException,
  AriUnsupportedTransportException,
  AriException,
  AriConfigurationException,
} from './exceptions/index.js';
export * from './generated/index.js';
export {
  AriServer,
  ConnectedAsterisk,
  type AriHttpAccess,
  type AriServerOptions,
  type AsteriskIdentity,
  type ServerEventCounts,
} from './server/index.js';
export { AriResync } from './resync/index.js';
export { BaseEvent, EventSubscription } from './events/index.js';
export { Entity } from './model/index.js';
export {
  type ObjectIdKind,
  type RequestOptions,
  type RepositoryClass,
  ObjectIds,
  Repository,
} from './repository/index.js';
export type { AriTlsOptions } from './transport/index.js';
