import type { AuditEntry } from './audit-entry.js';
import type { ResourceUser } from './resource-user.js';

/**
 * Who may do what with which resources.
 * @publicApi
 */
export interface ResourceAccessOptions<U extends ResourceUser = ResourceUser> {
  /**
   * Whether a user may do this. Asked first without an object, before anybody looks whether there is one; a `false` is
   * answered with 403. For an action on one object, and for a subscription to one, it is asked a second time with the
   * object; a `false` is then answered with 404, as if there were none.
   *
   * @param action - name of the action; `subscribe` for subscriptions.
   */
  readonly can: (user: U, stream: string, action: string, pk?: string, object?: unknown) => boolean | Promise<boolean>;
  /** The tenant that an object belongs to; undefined or null: to none. Without this function there are no tenants. */
  readonly tenantOf?: (object: never, stream: string) => string | null | undefined;
  /** Hears of every action that is not a `list`, a `retrieve` or a subscription, after it has ended. */
  readonly audit?: (entry: AuditEntry) => void;
}
