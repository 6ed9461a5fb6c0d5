export { BaseEvent } from './base-event.js';
export type { EventListener, Unlisten } from './event-listener.js';
export { EventStream } from './event-stream.js';
export { EventSubscription } from './event-subscription.js';
export type { ObjectEvents, ObjectWatcher } from './object-events.js';
export { ENDING_COMMANDS, OWN_COMMANDS, type OwnCommand } from './own-command.js';
export { markStale } from './stale.js';
export { takeWireFields } from './wire-fields.js';
export type { EntityKind } from './entity-kind.js';
