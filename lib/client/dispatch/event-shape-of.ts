import { EVENT_TABLE, type EventShape } from '../generated/internal.js';

// The name is the server's word: in a map `constructor` does not find what objects inherit.
const SHAPES: ReadonlyMap<string, EventShape> = new Map(Object.entries(EVENT_TABLE));

/** What is known of an event name. */
export function eventShapeOf(name: string): EventShape | undefined {
  return SHAPES.get(name);
}
