import { BaseEvent } from '../events/index.js';

/**
 * An event of a type that this release does not know: a newer Asterisk, or a module of one's own. It is delivered
 * with all its fields as they came. Declare its type by merging into `AriEventMap` to have it typed.
 */
export class UnknownEvent extends BaseEvent {
  readonly [field: string]: unknown;
}
