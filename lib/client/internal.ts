// The second door of the client, for our own rooms. The package does not export it: what stands here may change at any time.
export { unlimited } from './abort-signals/index.js';
export { mainSubject } from './dispatch/index.js';
export { CLIENT_OPTIONS, type KnownOptions, nearestName, OptionChecks, type OtherNames } from './options/index.js';
export { EVENT_TABLE, OPERATIONS } from './generated/internal.js';
export { refuseHandshake, SharedServer } from './server/internal.js';
