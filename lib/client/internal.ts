// The second door of the client, for our own rooms. The package does not export it: what stands here may change at any time.
export { unlimited } from './abort-signals/index.js';
export { ClientContext } from './context/index.js';
export { mainSubject, scanEventType } from './dispatch/index.js';
export type { EventListener } from './events/index.js';
export { CLIENT_OPTIONS, type KnownOptions, nearestName, OptionChecks, type OtherNames } from './options/index.js';
export { EVENT_TABLE, OPERATIONS } from './generated/internal.js';
export type { Operation } from './repository/index.js';
export { refuseHandshake, SharedServer } from './server/internal.js';
export { ConnectionRecord } from './status/index.js';
export type { Transport, TransportRequest, TransportResponse, TransportStream } from './transport/index.js';
