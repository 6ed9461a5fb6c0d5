import type { BaseEvent } from '../events/index.js';

/** A listener or handler that threw or rejected. Other listeners, other events and the process went on. */
export interface ListenerError {
  readonly error: unknown;
  /** The event that it was given. */
  readonly event: BaseEvent;
  /** Name of the connection that the event came over. */
  readonly connection: string;
  /** What failed: `HelloController.greet`, or `listener`. */
  readonly source: string;
}
