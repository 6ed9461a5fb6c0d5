export { acceptsEvent, changedFilter } from './event-filter.js';
export { type EventSource, parseEventSource } from './event-sources.js';
export type { RequestedChannel } from './outgoing-calls.js';
export type { StasisApplication, StasisSession } from './stasis-application.js';
export { StasisApplications } from './stasis-applications.js';
export type { StasisControl } from './stasis-control.js';
export { Stasis } from './stasis.js';
