import type { BaseEvent } from './base-event.js';

/** Something that wants an event. What it returns is awaited only to see it fail. */
export type EventListener<E extends BaseEvent = BaseEvent> = (event: E) => unknown;

/** Ends a listener; calling it again does nothing. */
export type Unlisten = () => void;
