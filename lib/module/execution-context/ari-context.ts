import type { Ari, BaseEvent } from '../../client/index.js';
import type { AriCall } from './ari-call.js';

/**
 * Where an event came from; `REQUEST` of a request-scoped provider, and what `@AriCtx()` gives.
 * @publicApi
 */
export class AriContext<E extends BaseEvent = BaseEvent> {
  /** Name of the connection. */
  readonly connection: string;
  /** Client of that connection. */
  readonly client: Ari;
  readonly event: E;
  /** The call, for a `perCall` controller. */
  readonly call?: AriCall;

  constructor(connection: string, client: Ari, event: E, call?: AriCall) {
    this.connection = connection;
    this.client = client;
    this.event = event;
    this.call = call;
  }

  /** Stasis application that the event was sent to. */
  get application(): string {
    return this.event.application;
  }
}
