import type { BaseEvent } from './base-event.js';

/** A function that is called with an event. What it returns is awaited only to see whether it fails. */
export type EventListener<E extends BaseEvent = BaseEvent> = (event: E) => unknown;

/** Ends a listener; calling it again does nothing. */
export type Unlisten = () => void;
