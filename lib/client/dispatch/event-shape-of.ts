import { EVENT_TABLE, type EventShape } from '../generated/internal.js';

// The name comes from the server. A map, unlike an object, does not find an inherited `constructor`.
const SHAPES: ReadonlyMap<string, EventShape> = new Map(Object.entries(EVENT_TABLE));

/** Looks up which fields of an event hold domain objects. */
export function eventShapeOf(name: string): EventShape | undefined {
  return SHAPES.get(name);
}
