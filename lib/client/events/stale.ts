import type { BaseEvent } from './base-event.js';

/**
 * Marks an event that Asterisk kept while no socket was open. It is not a field: neither a log nor JSON shows it, and
 * other events cost nothing.
 */
export function markStale(event: BaseEvent): void {
  Object.defineProperty(event, 'stale', { value: true });
}
