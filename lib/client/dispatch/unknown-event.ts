import { BaseEvent } from '../events/index.js';

/**
 * Holds an event of a type that this release does not know: from a newer Asterisk, or from a module of your own. It is
 * delivered with all its fields as they came. Declare its type by merging into `AriEventMap` to have it typed.
 * @publicApi
 */
export class UnknownEvent extends BaseEvent {
  readonly [field: string]: unknown;
}
