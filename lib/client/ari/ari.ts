import { inspect } from 'node:util';
import type { Observable } from 'rxjs';
import type { AriStatus, AriStatusChange } from '../connection/index.js';
import type { EventCounts, ListenerError } from '../dispatch/index.js';
import type { Channel } from '../entities/index.js';
import type { AriConnectOptions } from '../options/index.js';
import type { AriClientError } from '../reports/index.js';
import { OPERATIONS, type OperationName } from '../generated/internal.js';
import { AriInvalidCallException } from '../exceptions/index.js';
import { answered, Repository, type ObjectIds, type Operation } from '../repository/index.js';
import type { AriResync } from '../resync/index.js';
import type { AriConnectionState } from '../status/index.js';
import type { TransportRequest, TransportResponse } from '../transport/index.js';
import { AriCalls } from './ari-calls.js';
import { roughRequest, type AriRequest } from './ari-request.js';

/**
 * Sends commands to Asterisk and gets its events, whichever side opened the connection: `AriClient` connects to
 * Asterisk, `AriServer` takes the sockets that Asterisk opens. Use this type where both are possible.
 * @publicApi
 */
export abstract class Ari extends AriCalls {
  /** Name of the connection, for exceptions and logs. */
  abstract readonly name: string;
  /**
   * Errors that no caller is waiting for: listeners that failed, malformed frames, applications that another program
   * took.
   */
  abstract readonly errors: Observable<AriClientError>;
  /** Every change of `status`. */
  abstract readonly statusChanges: Observable<AriStatusChange>;
  /** What was missed: after every gap, and when calls without an owner are found. */
  abstract readonly resyncs: Observable<AriResync>;

  /** The state of the connection. */
  abstract get status(): AriStatus;

  /**
   * State of the connection at this moment: status, commands that are not answered yet, lag of the event loop, events.
   */
  abstract get state(): AriConnectionState;

  /** How many events came, and how many of them had no listener. */
  abstract get counts(): EventCounts;

  /** Chooses the ids of what is created here, and says whether an id was chosen here. */
  abstract get ids(): ObjectIds;

  /** Resolves when events can come; see the class for what that needs. */
  abstract connect(options?: AriConnectOptions): Promise<void>;

  /** Reports an error that has no caller in `errors` and the log, like that of a listener. */
  abstract report(failure: Omit<ListenerError, 'connection'>): void;

  /** Resolves when no listener is running. */
  abstract idle(): Promise<void>;

  /**
   * Closes every socket, and ends every command under way and every wait.
   *
   * @param farewell - sends the last commands, when no event can come any more; commands end after it. It gets the
   *   channels that entered an application while the socket was closing: no event will come for them.
   */
  abstract close(farewell?: (unheard: readonly Channel[]) => Promise<unknown>): Promise<void>;

  /** Fields for a log or a debugger; nothing internal, no credentials. */
  abstract toJSON(): object;

  /**
   * Carries out an operation that the repositories do not know, with the same credentials, time limit and exceptions.
   * Resolves with the JSON of the answer, undefined when there is none, or a `Buffer` with the option `binary`.
   */
  async request(request: AriRequest): Promise<unknown> {
    const outgoing = roughRequest(request, this.name);
    return answered(await this.send(outgoing), outgoing, this.name);
  }

  /**
   * Whether this Asterisk has an operation, by its version: `await client.supports('channels.transferProgress')`. Asks
   * nothing when the version is known, as it is soon after each connect. Without an answer it is asked for. A version
   * that is no number (a build from source) counts as the newest; a module that is not loaded is not seen here.
   *
   * @throws {AriInvalidCallException} this library knows no operation of that name.
   */
  async supports(operation: OperationName): Promise<boolean> {
    const { release } = Repository.contextOf(this.asterisk);
    const known = this.#operation(operation);
    if (release.version === undefined) {
      const { system } = await this.asterisk.getInfo({ only: 'system' });
      if (system !== undefined) release.heard(system.version);
    }
    return release.offers(known.since);
  }

  [inspect.custom](): string {
    return `${this.constructor.name} ${inspect(this.toJSON())}`;
  }

  #operation(name: string): Operation {
    const [resource = '', operation = ''] = name.split('.');
    const tables: Readonly<Record<string, Readonly<Record<string, Operation>>>> = OPERATIONS;
    const found = Object.hasOwn(tables, resource) ? tables[resource] : undefined;
    if (found !== undefined && Object.hasOwn(found, operation) && found[operation] !== undefined)
      return found[operation];
    const problem = `names no operation: ${name}. They are called as in exceptions, such as channels.play`;
    throw new AriInvalidCallException({
      operation: 'supports',
      connection: this.name,
      parameter: 'operation',
      problem,
    });
  }

  /** Sends one command. */
  protected abstract send(request: TransportRequest): Promise<TransportResponse>;
}
