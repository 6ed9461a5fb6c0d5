import { inspect } from 'node:util';
import type { Observable } from 'rxjs';
import type { AriStatus, AriStatusChange } from '../connection/index.js';
import type { EventCounts, ListenerError } from '../dispatch/index.js';
import type { Channel } from '../entities/index.js';
import type { AriConnectOptions } from '../options/index.js';
import type { AriClientError } from '../reports/index.js';
import { succeeded, type ObjectIds } from '../repository/index.js';
import type { AriResync } from '../resync/index.js';
import type { AriConnectionState } from '../status/index.js';
import type { TransportRequest, TransportResponse } from '../transport/index.js';
import { AriCalls } from './ari-calls.js';
import { roughRequest, type AriRequest } from './ari-request.js';

/**
 * Gives commands to Asterisk and hears its events, whichever side opened the connection: `AriClient` connects to
 * Asterisk, `AriServer` takes the sockets that Asterisk opens. Ask for this class where either will do.
 * @publicApi
 */
export abstract class Ari extends AriCalls {
  /** Name of the connection, as it stands in exceptions and logs. */
  abstract readonly name: string;
  /** Failures that no caller can be given: listeners that failed, malformed frames, applications that were taken. */
  abstract readonly errors: Observable<AriClientError>;
  /** Every change of `status`. */
  abstract readonly statusChanges: Observable<AriStatusChange>;
  /** What was missed: after every gap, and when calls are found that nobody owns. */
  abstract readonly resyncs: Observable<AriResync>;

  /** The state of the connection. */
  abstract get status(): AriStatus;

  /** How the connection is at this moment: status, commands under way, lag of the event loop, events. */
  abstract get state(): AriConnectionState;

  /** How many events came, and how many of them had no listener. */
  abstract get counts(): EventCounts;

  /** Chooses the ids of what is created here, and tells from an id whether it was created here. */
  abstract get ids(): ObjectIds;

  /** Resolves when events can come; see the class for what that needs. */
  abstract connect(options?: AriConnectOptions): Promise<void>;

  /** Puts a failure that has no caller into `errors` and the log, like that of a listener. */
  abstract report(failure: Omit<ListenerError, 'connection'>): void;

  /** Resolves when no listener is at work. */
  abstract idle(): Promise<void>;

  /**
   * Closes every socket, and ends every command under way and every wait.
   *
   * @param farewell - gives the last commands, when no event can come any more; commands end after it. It is given the
   *   channels that entered an application while the socket was closing: no event will tell of them.
   */
  abstract close(farewell?: (unheard: readonly Channel[]) => Promise<unknown>): Promise<void>;

  /** What a log or a debugger shows: no machinery, no credentials. */
  abstract toJSON(): object;

  /**
   * Carries out an operation that the repositories do not know, with the same credentials, time limit and exceptions.
   * Resolves with the JSON of the answer, undefined where there is none, or a `Buffer` where `binary` asks for it.
   */
  async request(request: AriRequest): Promise<unknown> {
    const outgoing = roughRequest(request, this.name);
    return succeeded(await this.send(outgoing), outgoing, this.name);
  }

  [inspect.custom](): string {
    return `${this.constructor.name} ${inspect(this.toJSON())}`;
  }

  /** Sends a command the way that all commands go. */
  protected abstract send(request: TransportRequest): Promise<TransportResponse>;
}
