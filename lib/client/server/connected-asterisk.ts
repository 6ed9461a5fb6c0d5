import { inspect } from 'node:util';
import { type AriRequest, AriCalls } from '../ari/index.js';
import type { EventCounts } from '../dispatch/index.js';
import type { AsteriskIdentity } from './ari-server-options.js';

/**
 * How many events came from Asterisks that called, and what became of them.
 * @publicApi
 */
export interface ServerEventCounts extends EventCounts {
  /**
   * Calls that came and were gone again while the socket was away. Their `StasisStart` reached no handler and is not
   * among `received`.
   */
  readonly missedCalls: number;
}

/**
 * One Asterisk that has opened sockets to us: its commands as repositories, its events as listeners. Its objects, and
 * listeners on them, are the same whichever of its sockets they came over; each acts through the socket it came over.
 * @publicApi
 */
export abstract class ConnectedAsterisk extends AriCalls {
  /** Entity id: `asterisk_id` in its events. */
  readonly id: string;
  /** Address that it called from. */
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

  /** How many events came, and what became of them. */
  abstract get counts(): ServerEventCounts;

  /** Carries out an operation that the repositories do not know; see `AriClient.request`. */
  abstract request(request: AriRequest): Promise<unknown>;

  /** What a log or a debugger shows: nothing of the machinery. */
  toJSON(): object {
    return { id: this.id, address: this.address, open: this.open, apps: this.apps };
  }

  [inspect.custom](): string {
    return `ConnectedAsterisk ${inspect(this.toJSON())}`;
  }
}
