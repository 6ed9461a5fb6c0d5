import type { EntityKind, EventListener, ObjectWatcher } from '../events/index.js';

/** Events that a follower wants: one name, several, or `'*'` for all. */
type WantedEvents = string | readonly string[];

/**
 * One follower of one object: something of the library's own, or a user's function. Flat, because with very many
 * channels every step from one object to the next is a cache miss.
 */
export class ObjectRegistration {
  readonly kind: EntityKind;
  readonly id: string;
  readonly wanted: WantedEvents;
  readonly watcher: ObjectWatcher | undefined;
  /** The user's function, where there is one: it is found again by it. */
  readonly listener: EventListener | undefined;
  /** The user's function hears one event. */
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

  /** The names that it is counted under; those of a kind that are wanted all have a name of their own. */
  get countedNames(): readonly string[] {
    if (this.wanted === '*') return [allOf(this.kind)];
    return typeof this.wanted === 'string' ? [this.wanted] : this.wanted;
  }

  wants(name: string): boolean {
    if (!this.active) return false;
    const { wanted } = this;
    return wanted === name || wanted === '*' || (typeof wanted !== 'string' && wanted.includes(name));
  }

  /** Whether it is this function of a user, put on under this name. */
  is(name: string, listener: EventListener): boolean {
    return this.listener === listener && this.wanted === name;
  }
}

/** Stands for every event of a kind. */
export function allOf(kind: EntityKind): string {
  return `*${kind}`;
}
