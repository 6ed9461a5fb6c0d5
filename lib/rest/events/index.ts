export { EventStreams } from './event-streams.js';
export { EventsOperation } from './events.operation.js';
