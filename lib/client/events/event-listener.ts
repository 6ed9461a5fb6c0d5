import type { AriEvent } from './ari-event.js';

/** Something that wants an event. What it returns is awaited only to see it fail. */
export type EventListener<E extends AriEvent = AriEvent> = (event: E) => unknown;

/** Ends a listener; calling it again does nothing. */
export type Unlisten = () => void;
