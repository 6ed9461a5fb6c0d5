import type { EntityKind, EventListener, ObjectWatcher } from '../events/index.js';

/** Events for a follower: one name, several, or `'*'` for all. */
type WantedEvents = string | readonly string[];

/**
 * Connects one object with one follower: a part of this library, or a listener of a user. Flat, because with very many
 * channels every step from one object to the next is a cache miss.
 */
export class ObjectRegistration {
  readonly kind: EntityKind;
  readonly id: string;
  readonly wanted: WantedEvents;
  readonly watcher: ObjectWatcher | undefined;
  /** The listener of a user, if it is one; `off` finds it by this. */
  readonly listener: EventListener | undefined;
  /** The listener is called once. */
  readonly once: boolean;
  /** False once it has ended: an event that is being handed round must not reach it any more. */
  active = true;

  private constructor(
    kind: EntityKind,
    id: string,
    wanted: WantedEvents,
    follower: { readonly watcher?: ObjectWatcher; readonly listener?: EventListener; readonly once?: boolean },
  ) {
    this.kind = kind;
    this.id = id;
    this.wanted = wanted;
    this.watcher = follower.watcher;
    this.listener = follower.listener;
    this.once = follower.once ?? false;
  }

  static ofWatcher(kind: EntityKind, id: string, wanted: WantedEvents, watcher: ObjectWatcher): ObjectRegistration {
    return new ObjectRegistration(kind, id, wanted, { watcher });
  }

  static ofListener(
    kind: EntityKind,
    id: string,
    name: string,
    listener: EventListener,
    once: boolean,
  ): ObjectRegistration {
    return new ObjectRegistration(kind, id, name, { listener, once });
  }

  /** The names that it is counted under; all events of a kind have a name of their own. */
  get countedNames(): readonly string[] {
    if (this.wanted === '*') return [allOf(this.kind)];
    return typeof this.wanted === 'string' ? [this.wanted] : this.wanted;
  }

  wants(name: string): boolean {
    if (!this.active) return false;
    const { wanted } = this;
    return wanted === name || wanted === '*' || (typeof wanted !== 'string' && wanted.includes(name));
  }

  /** Whether it is this listener of a user, under this name. */
  is(name: string, listener: EventListener): boolean {
    return this.listener === listener && this.wanted === name;
  }
}

/** Stands for every event of a kind. */
export function allOf(kind: EntityKind): string {
  return `*${kind}`;
}
