// Generated from the API of Asterisk 22.10.1 by `nestjs-ari generate`. Changes made here are lost.
import type { BaseEvent, EntityKind } from '../../events/index.js';

/** A place in an event where an object of Asterisk stands. */
export interface EntityPlace {
  /** The names of the fields that lead there: `['refer_to', 'destination_channel']`. */
  readonly path: readonly string[];
  readonly kind: EntityKind;
  /** The field holds a list of them. */
  readonly many?: true;
}

/** How a received event becomes an object of its class. */
export interface EventShape {
  readonly type: new (fields: object) => BaseEvent;
  /** The names of its own fields; every event has those of `BaseEvent` too. */
  readonly fields: readonly string[];
  /** The fields that become domain objects. */
  readonly entities: readonly EntityPlace[];
  /** The objects whose own listeners hear the event; a kind `Application` is found by its name alone. */
  readonly subjects: readonly EntityPlace[];
}
