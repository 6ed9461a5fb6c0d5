import type { BaseEvent } from '../events/index.js';

/**
 * Describes a listener or handler that threw or rejected. The other listeners were called all the same.
 * @publicApi
 */
export interface ListenerError {
  readonly error: unknown;
  /** The event that it was called with. */
  readonly event: BaseEvent;
  /** Name of the connection that the event came over. */
  readonly connection: string;
  /** What failed: `HelloController.greet`, or `listener`. */
  readonly source: string;
}
