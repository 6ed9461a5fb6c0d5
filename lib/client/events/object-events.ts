import type { BaseEvent } from './base-event.js';
import type { EntityKind } from './entity-kind.js';
import type { EventListener, Unlisten } from './event-listener.js';
import type { OwnCommand } from './own-command.js';

/** Something of the library's own that follows one object. Its methods must not throw. */
export interface ObjectWatcher {
  event(event: BaseEvent): void;
  /** This client has sent a command that explains an event to come. */
  command?(command: OwnCommand): void;
  /** The object has ended and no further event of it will come; the watcher is gone already. */
  ended?(): void;
  /** The event socket was away: events of the object may be missing. */
  gap?(): void;
  /** No event will come any more: the client is being closed, or takes no events at all. */
  closed?(): void;
}

/** Events of single objects: the port that domain objects listen through. Belongs to a connection, not to an object. */
export interface ObjectEvents {
  /** Objects that somebody follows. */
  readonly size: number;
  /** Follows one object; `wanted` is an event, or several, or all of them (`'*'`). */
  watch(kind: EntityKind, id: string, wanted: string | readonly string[], watcher: ObjectWatcher): Unlisten;
  /** A user's listener on one object; `once` ends it with its first event. */
  listen(kind: EntityKind, id: string, name: string, listener: EventListener, once?: boolean): Unlisten;
  /** Ends a user's listener that was put on an object. */
  unlisten(kind: EntityKind, id: string, name: string, listener: EventListener): void;
  /** Resolves when Asterisk sends events of this name; at once where no filter holds them back. */
  ready(name: string): Promise<void>;
  /** This client sends a command. */
  sent(operation: string, id: string | undefined, options: object | undefined, command: Promise<unknown>): void;
  /** The object has ended, or will not be heard of again: everything filed under it goes. */
  end(kind: EntityKind, id: string): void;
}
