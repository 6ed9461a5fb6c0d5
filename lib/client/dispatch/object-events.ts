import type { AriEvent, EntityKind } from '../runtime/index.js';
import type { EventListener, Unlisten } from './event-listener.js';

/** Something of the library's own that follows one object. Its methods must not throw. */
export interface ObjectWatcher {
  event(event: AriEvent): void;
  /** The object has ended and no further event of it will come; the watcher is gone already. */
  ended?(): void;
  /** The event socket was away: events of the object may be missing. */
  gap?(): void;
  /** The client is being closed: no event will come any more. */
  closed?(): void;
}

/** Events of single objects: the port that domain objects listen through. Belongs to a connection, not to an object. */
export interface ObjectEvents {
  /** Follows one object; `names` are the events wanted, `'*'` is all of them. */
  watch(kind: EntityKind, id: string, names: readonly string[] | '*', watcher: ObjectWatcher): Unlisten;
  /** A user's listener on one object. */
  listen(kind: EntityKind, id: string, name: string, listener: EventListener): Unlisten;

  /** Ends a user's listener that was put on an object. */
  unlisten(kind: EntityKind, id: string, name: string, listener: EventListener): void;
  /** The object has ended, or will not be heard of again: everything filed under it goes. */
  end(kind: EntityKind, id: string): void;
}
