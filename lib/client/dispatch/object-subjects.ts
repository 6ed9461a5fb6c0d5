import type { EntityPlace } from '../generated/internal.js';
import type { BaseEvent, EntityKind } from '../events/index.js';
import { eventShapeOf } from './event-shape-of.js';

type Fields = Readonly<Record<string, unknown>>;

/** Reads the identity of an object within its kind: listeners are kept under it. Undefined when it has none. */
export function subjectId(kind: EntityKind, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Fields;
  if (kind === 'Endpoint') return `${String(fields['technology'])}/${String(fields['resource'])}`;
  const own = fields['id'] ?? fields['name'];
  return typeof own === 'string' ? own : undefined;
}

/**
 * Calls `visit` for every object that an event is about, of the kinds in `among`. An object that stands in two fields
 * of the event is visited once (in a transfer the transferer may be the transferee).
 */
export function visitSubjects(
  event: BaseEvent,
  among: { has(kind: EntityKind): boolean },
  visit: (kind: EntityKind, id: string) => void,
): void {
  const places = eventShapeOf(event.type)?.subjects ?? NOWHERE;
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] as EntityPlace;
    if (!among.has(place.kind)) continue;
    const id = idAt(event, place);
    if (id !== undefined && !isEarlier(event, places, index, id)) visit(place.kind, id);
  }
}

const NOWHERE: readonly EntityPlace[] = [];

/** Says whether events of this name are about an object of a kind that `accepts` returns true for. */
export function isAbout(name: string, accepts: (kind: EntityKind) => boolean): boolean {
  const places = eventShapeOf(name)?.subjects ?? NOWHERE;
  return places.some(({ kind }) => accepts(kind));
}

/** Lists the domain objects of one kind in an event, each once. */
export function subjectsOf(event: BaseEvent, kind: EntityKind): object[] {
  const found = new Map<string | undefined, object>();
  for (const place of eventShapeOf(event.type)?.subjects ?? []) {
    const value = valueAt(event, place.path);
    if (place.kind !== kind || typeof value !== 'object' || value === null) continue;
    const id = subjectId(kind, value);
    if (!found.has(id)) found.set(id, value);
  }
  return [...found.values()];
}

/**
 * Names what an event is about, as one string: its channel, or else its bridge, playback, recording and so on. Events
 * of one object have the same. In an event that this library does not know only a channel is seen.
 */
export function mainSubject(event: BaseEvent): string {
  const places = eventShapeOf(event.type)?.subjects ?? CHANNEL;
  const inOrder = [...places.filter(({ kind }) => kind === 'Channel'), ...places];
  for (const place of inOrder) {
    const id = idAt(event, place);
    if (id !== undefined) return `${place.kind} ${id}`;
  }
  return event.type;
}

const CHANNEL: readonly EntityPlace[] = [{ kind: 'Channel', path: ['channel'] }];

function isEarlier(event: BaseEvent, places: readonly EntityPlace[], end: number, id: string): boolean {
  const { kind } = places[end] as EntityPlace;
  for (let index = 0; index < end; index += 1) {
    const place = places[index] as EntityPlace;
    if (place.kind === kind && idAt(event, place) === id) return true;
  }
  return false;
}

function idAt(event: BaseEvent, { kind, path }: EntityPlace): string | undefined {
  return subjectId(kind, valueAt(event, path));
}

function valueAt(event: BaseEvent, path: readonly string[]): unknown {
  // Nearly every object stands directly in its event.
  let value: unknown = (event as unknown as Fields)[path[0] as string];
  for (let depth = 1; depth < path.length; depth += 1) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Fields)[path[depth] as string];
  }
  return value;
}
