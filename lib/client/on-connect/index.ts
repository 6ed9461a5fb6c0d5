export { EventProof } from './event-proof.js';
export { OnConnect } from './on-connect.js';
export type { StandingEventFilter } from './standing-event-filter.js';
