import { EVENT_TABLE } from '../generated/index.js';
import type { AriEvent, EntityKind } from '../runtime/index.js';

type Fields = Readonly<Record<string, unknown>>;

/** Identity of an object within its kind, as listeners are filed under it; undefined where it has none. */
export function subjectId(kind: EntityKind, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name, technology, resource } = value as Fields;
  const own = kind === 'Endpoint' ? `${String(technology)}/${String(resource)}` : (id ?? name);
  return typeof own === 'string' ? own : undefined;
}

/** Calls `visit` for every object that an event is about: the listeners of each of them hear it. */
export function visitSubjects(event: AriEvent, visit: (kind: EntityKind, id: string) => void): void {
  const shape = EVENT_TABLE[event.type];
  if (shape === undefined) return;
  for (const { path, kind } of shape.subjects) {
    const id = subjectId(kind, valueAt(event as unknown as Fields, path));
    if (id !== undefined) visit(kind, id);
  }
}

function valueAt(event: Fields, path: readonly string[]): unknown {
  let value: unknown = event;
  for (const field of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Fields)[field];
  }
  return value;
}

/** Kinds of objects that an event of this name is about. */
export function subjectKinds(name: string): readonly EntityKind[] {
  return EVENT_TABLE[name]?.subjects.map(({ kind }) => kind) ?? [];
}

/** The domain objects of one kind that an event tells of. */
export function subjectsOf(event: AriEvent, kind: EntityKind): object[] {
  const places = EVENT_TABLE[event.type]?.subjects.filter((place) => place.kind === kind) ?? [];
  const values = places.map(({ path }) => valueAt(event as unknown as Fields, path));
  return values.filter((value): value is object => typeof value === 'object' && value !== null);
}
