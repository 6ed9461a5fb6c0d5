export { Dispatcher, type DispatcherOptions, type EventCounts } from './dispatcher.js';
export { EventDecoder } from './event-decoder.js';
export type { EventListener, Unlisten } from './event-listener.js';
export { scanEventType } from './event-type-scan.js';
export type { ListenerError } from './listener-error.js';
export type { ObjectEvents, ObjectWatcher } from './object-events.js';
export type { OwnCommand } from './own-command.js';
export { UnknownEvent } from './unknown-event.js';
export { mainSubject, subjectsOf } from './object-subjects.js';
