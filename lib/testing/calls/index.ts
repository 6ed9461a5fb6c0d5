export { type AnsweredBy, Calls } from './calls.js';
export { dial } from './dialing.js';
export { createLocalPair } from './local-pair.js';
export { LocalTechnology } from './local-technology.js';
export type { ChosenIds, Technology } from './technology.js';
export { type TransferRequest, TransferStatus } from './transfer-request.js';
export { UnicastRtp } from './unicast-rtp.js';
