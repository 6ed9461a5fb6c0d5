// The second door of the client, for our own rooms. The package does not export it: what stands here may change at any time.
export { onAbort, unlimited } from './abort-signals/index.js';
export { CallSurroundings } from './ari/index.js';
export { readFrames } from './connection/index.js';
export { ClientContext } from './context/index.js';
export { mainSubject, scanEventType } from './dispatch/index.js';
export type { EventListener } from './events/index.js';
export { statusBehindADoor } from './exceptions/index.js';
export { CLIENT_OPTIONS, type KnownOptions, nearestName, OptionChecks, type OtherNames } from './options/index.js';
export { type AsteriskRelease, faultsOf, KNOWN_FAULTS } from './known-faults/index.js';
export { EVENT_TABLE, OPERATIONS } from './generated/internal.js';
export type { Operation } from './repository/index.js';
export { OwnPort, refuseHandshake, SharedServer, type UpgradeSource } from './server/internal.js';
export { ConnectionRecord } from './status/index.js';
export {
  ARI_COMMANDS,
  type AriCommandDone,
  nodeTlsOptions,
  type Transport,
  type TransportRequest,
  type TransportResponse,
  type TransportStream,
} from './transport/index.js';
