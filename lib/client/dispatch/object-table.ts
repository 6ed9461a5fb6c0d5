import {
  type BaseEvent,
  type EventListener,
  type Unlisten,
  type ObjectEvents,
  type ObjectWatcher,
  type EntityKind,
  ENDING_COMMANDS,
  OWN_COMMANDS,
} from '../events/index.js';
import { OBJECT_ENDS } from './object-ends.js';
import { allOf, ObjectRegistration } from './object-registration.js';
import { isAbout, visitSubjects } from './object-subjects.js';
import { WantedNames } from './wanted-names.js';

/** Settings of the table. */
export interface ObjectTableOptions {
  /** Calls a user's listener. */
  readonly call: (listener: EventListener, event: BaseEvent) => void;
  /** False: no event will ever come, so nothing is kept. */
  readonly hearing?: boolean;
}

/** How long after an answer the events may still come that were sent before it, in milliseconds: 91 ms were seen. */
const OVERTAKEN_MS = 250;

const NOBODY: readonly ObjectRegistration[] = [];

/**
 * Keeps the followers of each channel, bridge, playback, …, in a table by kind and id: the cost of an event does not
 * grow with the listeners of other objects. When an object ends, everything that is kept for it is removed.
 */
export class ObjectTable implements ObjectEvents {
  readonly #kinds = new Map<EntityKind, Map<string, readonly ObjectRegistration[]>>();
  readonly #options: ObjectTableOptions;
  readonly #names: WantedNames;
  readonly #ending = new Set<NodeJS.Timeout>();
  #hearing: boolean;
  #ask: (name: string) => Promise<void> = () => Promise.resolve();

  constructor(options: ObjectTableOptions) {
    this.#options = options;
    this.#hearing = options.hearing ?? true;
    this.#names = new WantedNames((name) => void this.ready(name.startsWith('*') ? '*' : name));
  }

  /**
   * Asks for events from now on, where Asterisk sends only those that are asked for.
   *
   * @param ask - called with an event name that nothing needed before (`'*'`: all); resolves when Asterisk sends such
   *   events.
   */
  askWith(ask: (name: string) => Promise<void>): void {
    this.#ask = ask;
  }

  get size(): number {
    let size = 0;
    for (const objects of this.#kinds.values()) size += objects.size;
    return size;
  }

  watch(kind: EntityKind, id: string, wanted: string | readonly string[], watcher: ObjectWatcher): Unlisten {
    return this.#add(ObjectRegistration.ofWatcher(kind, id, wanted, watcher));
  }

  listen(kind: EntityKind, id: string, name: string, listener: EventListener, once = false): Unlisten {
    return this.#add(ObjectRegistration.ofListener(kind, id, name, listener, once));
  }

  unlisten(kind: EntityKind, id: string, name: string, listener: EventListener): void {
    const registration = this.#of(kind, id).find((other) => other.is(name, listener));
    if (registration !== undefined) this.#remove(registration);
  }

  ready(name: string): Promise<void> {
    return this.#ask(name);
  }

  /** Whether an event of this name has a follower here, or ends an object that has one. */
  wants(name: string): boolean {
    if (this.#kinds.size === 0) return false;
    if (this.#names.has(name)) return true;
    const ends = OBJECT_ENDS.get(name);
    if (ends !== undefined && this.#kinds.has(ends)) return true;
    return this.#names.hasKinds && isAbout(name, (kind) => this.#names.has(allOf(kind)));
  }

  /** Gives an event to the followers of the objects that it is about. */
  dispatch(event: BaseEvent): void {
    if (this.#kinds.size === 0) return;
    visitSubjects(event, this.#kinds, (kind, id) => {
      for (const registration of this.#of(kind, id)) {
        if (registration.wants(event.type)) this.#hear(registration, event);
      }
    });
    const ended = OBJECT_ENDS.get(event.type);
    if (ended !== undefined) visitSubjects(event, this.#kinds, (kind, id) => kind === ended && this.end(kind, id));
  }

  sent(operation: string, id: string | undefined, options: object | undefined, command: Promise<unknown>): void {
    const kind = OWN_COMMANDS[operation];
    if (kind === undefined || id === undefined) return;
    const registrations = this.#of(kind, id);
    if (registrations.length === 0) return;
    const accepted = command.then(
      () => true,
      () => false,
    );
    for (const { watcher } of registrations) watcher?.command?.({ operation, options, accepted });
    if (ENDING_COMMANDS.has(operation)) void accepted.then((yes) => yes && this.#endLater(registrations));
  }

  end(kind: EntityKind, id: string): void {
    this.#endAll(this.#of(kind, id));
  }

  /** Tells every follower that events may be missing. */
  gap(): void {
    for (const { watcher } of this.#all()) watcher?.gap?.();
  }

  /** Tells every follower that no event will come any more, and forgets them all. */
  close(): void {
    this.#hearing = false;
    for (const timer of this.#ending) clearTimeout(timer);
    this.#ending.clear();
    const registrations = this.#all();
    this.#kinds.clear();
    this.#names.clear();
    for (const registration of registrations) registration.active = false;
    for (const { watcher } of registrations) watcher?.closed?.();
  }

  #hear(registration: ObjectRegistration, event: BaseEvent): void {
    const { listener, once, watcher } = registration;
    if (once) this.#remove(registration);
    if (listener !== undefined) this.#options.call(listener, event);
    else watcher?.event(event);
  }

  /** Ends only these: a new object with the same id may exist by then. */
  #endLater(registrations: readonly ObjectRegistration[]): void {
    const timer = setTimeout(() => {
      this.#ending.delete(timer);
      // A process that was blocked has not read yet what came meanwhile.
      setImmediate(() => this.#endAll(registrations.filter(({ active }) => active)));
    }, OVERTAKEN_MS);
    timer.unref();
    this.#ending.add(timer);
  }

  #endAll(registrations: readonly ObjectRegistration[]): void {
    for (const registration of registrations) this.#remove(registration);
    for (const { watcher } of registrations) watcher?.ended?.();
  }

  #of(kind: EntityKind, id: string): readonly ObjectRegistration[] {
    return this.#kinds.get(kind)?.get(id) ?? NOBODY;
  }

  #all(): ObjectRegistration[] {
    return [...this.#kinds.values()].flatMap((objects) => [...objects.values()].flat());
  }

  // Lists are replaced, never changed: a follower may end itself or others while an event is being handed round.
  #add(registration: ObjectRegistration): Unlisten {
    const { kind, id, watcher } = registration;
    if (!this.#hearing) {
      // Called later, as always here: the follower may not be ready yet.
      queueMicrotask(() => registration.active && watcher?.closed?.());
      return () => {
        registration.active = false;
      };
    }
    const objects = this.#kinds.get(kind) ?? new Map<string, readonly ObjectRegistration[]>();
    this.#kinds.set(kind, objects);
    objects.set(id, [...(objects.get(id) ?? NOBODY), registration]);
    this.#names.add(registration.countedNames);
    return () => this.#remove(registration);
  }

  #remove(registration: ObjectRegistration): void {
    const { kind, id } = registration;
    const objects = this.#kinds.get(kind);
    if (!registration.active || objects === undefined) return;
    registration.active = false;
    const rest = this.#of(kind, id).filter((other) => other !== registration);
    if (rest.length > 0) objects.set(id, rest);
    else objects.delete(id);
    if (objects.size === 0) this.#kinds.delete(kind);
    this.#names.remove(registration.countedNames);
  }
}
