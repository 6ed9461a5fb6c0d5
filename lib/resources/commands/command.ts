import type { ErrorItem, Pk, RequestId, Status } from '../../protocol/index.js';
import type { ResourceUser } from '../access/index.js';

/**
 * What a client wants, whichever door it came in by.
 * @publicApi
 */
export interface ResourceCommand {
  /** Undefined: nobody. */
  readonly user: ResourceUser | undefined;
  readonly stream: string;
  readonly action: string;
  readonly pk?: Pk;
  /** Input of the action; the query, for a list. */
  readonly data?: unknown;
  /** `gateway`, `rest`. */
  readonly door: string;
  readonly requestId?: RequestId;
  /** How many objects a list may have that is to be created; without it `create` takes one object, and no list. */
  readonly createdAtOnce?: number;
  /**
   * Looks whether the change is still wanted, and throws otherwise. From then until it has been made nobody else in this process
   * changes the object, whichever door he comes in by. For `update`, `patch` and `delete`.
   */
  readonly precondition?: () => Promise<void>;
}

/**
 * What came of it.
 * @publicApi
 */
export interface CommandAnswer {
  readonly status: Status;
  /** Null beside errors. */
  readonly data: unknown;
  readonly errors: readonly ErrorItem[];
}
