export { Ledger, type Batch } from './ledger.js';
export { OpenCall } from './open-call.js';
export { OpenLeg } from './open-leg.js';
export { noteParties } from './other-party.js';
