import type { EntityKind } from '../runtime/index.js';
import type { EventListener } from './event-listener.js';
import type { ObjectWatcher } from './object-events.js';

/** One follower of one object. */
export class ObjectRegistration {
  readonly kind: EntityKind;
  readonly id: string;
  readonly names: readonly string[] | '*';
  readonly watcher: ObjectWatcher;
  /** The user's function, where there is one: it is found again by it. */
  readonly listener: EventListener | undefined;
  /** False once it has ended: an event that is being handed round must not reach it any more. */
  active = true;

  constructor(
    kind: EntityKind,
    id: string,
    names: readonly string[] | '*',
    watcher: ObjectWatcher,
    listener?: EventListener,
  ) {
    this.kind = kind;
    this.id = id;
    this.names = names;
    this.watcher = watcher;
    this.listener = listener;
  }

  /** The names that it is counted under; those of a kind that are wanted all have a name of their own. */
  get countedNames(): readonly string[] {
    return this.names === '*' ? [allOf(this.kind)] : this.names;
  }

  wants(name: string): boolean {
    return this.active && (this.names === '*' || this.names.includes(name));
  }

  /** Whether it is this function of a user, put on under this name. */
  is(name: string, listener: EventListener): boolean {
    return this.listener === listener && (this.names === '*' ? name === '*' : this.names[0] === name);
  }
}

/** Stands for every event of a kind. */
export function allOf(kind: EntityKind): string {
  return `*${kind}`;
}
