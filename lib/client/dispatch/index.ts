export { Dispatcher, type DispatcherOptions, type EventCounts } from './dispatcher.js';
export { EventDecoder } from './event-decoder.js';
export { type FrameTaker, FrameRouter } from './frame-router.js';
export { scanEventType } from './event-type-scan.js';
export type { ListenerError } from './listener-error.js';
export { mainSubject, subjectsOf } from './object-subjects.js';
export { UnknownEvent } from './unknown-event.js';
