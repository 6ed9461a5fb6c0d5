import { EVENT_TABLE, type EventShape } from '../generated/index.js';

/** What is known of an event name. The name is the server's word: `constructor` must not find what objects inherit. */
export function eventShapeOf(name: string): EventShape | undefined {
  return Object.hasOwn(EVENT_TABLE, name) ? EVENT_TABLE[name] : undefined;
}
