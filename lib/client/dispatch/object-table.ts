import type { AriEvent, EntityKind } from '../runtime/index.js';
import type { EventListener, Unlisten } from './event-listener.js';
import { OBJECT_ENDS } from './object-ends.js';
import type { ObjectEvents, ObjectWatcher } from './object-events.js';
import { subjectKinds, visitSubjects } from './object-subjects.js';

interface Registration {
  readonly names: readonly string[] | '*';
  readonly watcher: ObjectWatcher;
  readonly listener?: EventListener;
}

/**
 * Who follows which channel, bridge, playback, …: a table by kind and id, so that the cost of an event does not grow
 * with the listeners of other objects. Everything filed under an object goes when the object ends.
 */
export class ObjectTable implements ObjectEvents {
  readonly #kinds = new Map<EntityKind, Map<string, readonly Registration[]>>();
  // How many registrations want an event name; those that want all are counted by their kind.
  readonly #wanted = new Map<string, number>();
  readonly #call: (listener: EventListener, event: AriEvent) => void;

  constructor(call: (listener: EventListener, event: AriEvent) => void) {
    this.#call = call;
  }

  /** Objects that somebody follows. */
  get size(): number {
    let size = 0;
    for (const objects of this.#kinds.values()) size += objects.size;
    return size;
  }

  watch(kind: EntityKind, id: string, names: readonly string[] | '*', watcher: ObjectWatcher): Unlisten {
    return this.#add(kind, id, { names, watcher });
  }

  listen(kind: EntityKind, id: string, name: string, listener: EventListener): Unlisten {
    const watcher = { event: (event: AriEvent) => this.#call(listener, event) };
    return this.#add(kind, id, { names: name === '*' ? '*' : [name], watcher, listener });
  }

  unlisten(kind: EntityKind, id: string, name: string, listener: EventListener): void {
    const registration = this.#kinds
      .get(kind)
      ?.get(id)
      ?.find((other) => other.listener === listener && (other.names === name || other.names[0] === name));
    if (registration !== undefined) this.#remove(kind, id, registration);
  }

  #add(kind: EntityKind, id: string, registration: Registration): Unlisten {
    const objects = this.#objects(kind);
    objects.set(id, [...(objects.get(id) ?? []), registration]);
    this.#count(kind, registration, 1);
    return () => this.#remove(kind, id, registration);
  }

  /** Whether an event of this name would reach anybody here, or end an object that somebody follows. */
  wants(name: string): boolean {
    if (this.#kinds.size === 0) return false;
    if (this.#wanted.has(name)) return true;
    const ends = OBJECT_ENDS[name];
    if (ends !== undefined && this.#kinds.has(ends)) return true;
    return subjectKinds(name).some((kind) => this.#wanted.has(allOf(kind)));
  }

  /** Hands an event to the followers of the objects that it is about. */
  dispatch(event: AriEvent): void {
    if (this.#kinds.size === 0) return;
    visitSubjects(event, (kind, id) => {
      for (const { names, watcher } of this.#kinds.get(kind)?.get(id) ?? []) {
        if (names === '*' || names.includes(event.type)) watcher.event(event);
      }
    });
    const ended = OBJECT_ENDS[event.type];
    if (ended !== undefined) visitSubjects(event, (kind, id) => kind === ended && this.end(kind, id));
  }

  /** Releases everything filed under an object. */
  end(kind: EntityKind, id: string): void {
    const registrations = this.#kinds.get(kind)?.get(id) ?? [];
    for (const registration of registrations) this.#remove(kind, id, registration);
    for (const { watcher } of registrations) watcher.ended?.();
  }

  /** Tells every follower that events may be missing. */
  gap(): void {
    for (const watcher of this.#watchers()) watcher.gap?.();
  }

  /** Tells every follower that no event will come any more, and forgets them all. */
  close(): void {
    const watchers = this.#watchers();
    this.#kinds.clear();
    this.#wanted.clear();
    for (const watcher of watchers) watcher.closed?.();
  }

  #watchers(): ObjectWatcher[] {
    return [...this.#kinds.values()].flatMap((objects) => [...objects.values()].flat().map(({ watcher }) => watcher));
  }

  #objects(kind: EntityKind): Map<string, readonly Registration[]> {
    const known = this.#kinds.get(kind);
    if (known !== undefined) return known;
    const objects = new Map<string, readonly Registration[]>();
    this.#kinds.set(kind, objects);
    return objects;
  }

  #remove(kind: EntityKind, id: string, registration: Registration): void {
    const objects = this.#kinds.get(kind);
    const registrations = objects?.get(id);
    if (objects === undefined || registrations === undefined || !registrations.includes(registration)) return;
    const rest = registrations.filter((other) => other !== registration);
    if (rest.length > 0) objects.set(id, rest);
    else objects.delete(id);
    if (objects.size === 0) this.#kinds.delete(kind);
    this.#count(kind, registration, -1);
  }

  #count(kind: EntityKind, { names }: Registration, by: 1 | -1): void {
    for (const name of names === '*' ? [allOf(kind)] : names) {
      const count = (this.#wanted.get(name) ?? 0) + by;
      if (count > 0) this.#wanted.set(name, count);
      else this.#wanted.delete(name);
    }
  }
}

const allOf = (kind: EntityKind): string => `*${kind}`;
