import { inspect } from 'node:util';
import { type AriRequest, AriCalls } from '../ari/index.js';
import type { EventCounts } from '../dispatch/index.js';
import type { AsteriskIdentity } from './ari-server-options.js';

/**
 * Counts of events from Asterisks that opened sockets.
 * @publicApi
 */
export interface ServerEventCounts extends EventCounts {
  /**
   * Calls that came and ended while the socket was away. Their `StasisStart` reached no handler and is not counted in
   * `received`.
   */
  readonly missedCalls: number;
}

/**
 * One Asterisk that has opened sockets to this program: repositories for commands, listeners for events. Its objects
 * and their listeners are shared by all its sockets; an object sends its commands over the socket that it came from.
 * @publicApi
 */
export abstract class ConnectedAsterisk extends AriCalls {
  /** Entity id: `asterisk_id` in its events. */
  readonly id: string;
  /** Address from which it opened its sockets. */
  readonly address: string;

  constructor({ id, address }: AsteriskIdentity) {
    super();
    this.id = id;
    this.address = address;
  }

  /** Applications that are registered, as they were configured: those of single calls without their call. */
  abstract override get apps(): readonly string[];

  /** Whether one of its sockets is open. */
  abstract get open(): boolean;

  /** Counts of events. */
  abstract get counts(): ServerEventCounts;

  /** Carries out an operation that the repositories do not know; see `AriClient.request`. */
  abstract request(request: AriRequest): Promise<unknown>;

  /** Fields for a log or a debugger; nothing internal. */
  toJSON(): object {
    return { id: this.id, address: this.address, open: this.open, apps: this.apps };
  }

  [inspect.custom](): string {
    return `ConnectedAsterisk ${inspect(this.toJSON())}`;
  }
}
