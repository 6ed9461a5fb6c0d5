import type { BaseEvent } from './base-event.js';
import type { EntityKind } from './entity-kind.js';
import type { EventListener, Unlisten } from './event-listener.js';
import type { OwnCommand } from './own-command.js';

/** Follows one object for a part of this library. Its methods must not throw. */
export interface ObjectWatcher {
  event(event: BaseEvent): void;
  /** This client has sent a command that explains an event to come. */
  command?(command: OwnCommand): void;
  /** The object has ended, and no event of it comes any more; the watcher is already removed. */
  ended?(): void;
  /** The event socket was away: events of the object may be missing. */
  gap?(): void;
  /** No event will come any more: the client is being closed, or takes no events at all. */
  closed?(): void;
}

/** Lets domain objects listen to the events of single objects. Belongs to a connection, not to an object. */
export interface ObjectEvents {
  /** Number of objects that have followers. */
  readonly size: number;
  /** Follows one object; `wanted` is an event, or several, or all of them (`'*'`). */
  watch(kind: EntityKind, id: string, wanted: string | readonly string[], watcher: ObjectWatcher): Unlisten;
  /** Adds a listener of a user to one object; `once` removes it after its first event. */
  listen(kind: EntityKind, id: string, name: string, listener: EventListener, once?: boolean): Unlisten;
  /** Removes a listener of a user from an object. */
  unlisten(kind: EntityKind, id: string, name: string, listener: EventListener): void;
  /** Resolves when Asterisk sends events of this name; at once when no filter holds them back. */
  ready(name: string): Promise<void>;
  /** This client sends a command. */
  sent(operation: string, id: string | undefined, options: object | undefined, command: Promise<unknown>): void;
  /** Removes everything that is kept for an object, which has ended or of which no event will come. */
  end(kind: EntityKind, id: string): void;
}
