import type { Status } from '../../protocol/index.js';
import type { ResourceUser } from './resource-user.js';

/**
 * Who wanted to change what, and what came of it.
 * @publicApi
 */
export interface AuditEntry {
  readonly user: ResourceUser;
  readonly stream: string;
  readonly action: string;
  /** Key of the object; of a new one, the key that it was given. */
  readonly pk: string | undefined;
  readonly status: Status;
  readonly at: Date;
}
