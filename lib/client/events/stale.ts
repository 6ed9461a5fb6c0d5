import type { BaseEvent } from './base-event.js';

/**
 * Marks an event as one that Asterisk kept for us while we were away. It is no field: neither a log nor JSON shows it,
 * and the many events that are none of these cost nothing.
 */
export function markStale(event: BaseEvent): void {
  Object.defineProperty(event, 'stale', { value: true });
}
