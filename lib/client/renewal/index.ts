export { Renewal, type RenewalSettings } from './renewal.js';
export type { StandingEventFilter } from './standing-event-filter.js';
