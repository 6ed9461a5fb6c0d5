import { ResourceDeniedException, ResourceNotFoundException } from '../exceptions/index.js';
import type { ResourceAccessOptions } from './access-options.js';
import type { ResourceUser } from './resource-user.js';
import { EVERYTHING, scopeOfTenant, scopeOfUser, type TenantScope } from './tenant-scope.js';

/** What a user wants to do. */
export interface AccessRequest {
  readonly user: ResourceUser;
  readonly stream: string;
  readonly action: string;
  readonly pk?: string;
  /** What is known of the object already, where nobody has to look for it. */
  readonly object?: unknown;
}

/**
 * Decides who may do what and who sees what, for all doors. Asked in this order: permission, existence, tenant; so a
 * denial tells nothing about what exists.
 */
export class ResourceAccess {
  readonly #options: ResourceAccessOptions;

  constructor(options: ResourceAccessOptions) {
    this.#options = options;
  }

  /** @throws {ResourceDeniedException} the user may not do this, whatever the object. */
  async permit({ user, stream, action, pk, object }: AccessRequest): Promise<void> {
    if (!(await this.#options.can(user, stream, action, pk, object))) throw new ResourceDeniedException();
  }

  /**
   * Whether the object exists as far as this user is concerned.
   *
   * @throws {ResourceNotFoundException} there is none, or not for this user: nobody can tell which.
   */
  async admit<T>({ user, stream, action, pk }: AccessRequest, object: T | undefined): Promise<T> {
    if (object === undefined || !this.sees(user, stream, object)) throw new ResourceNotFoundException();
    if (!(await this.#options.can(user, stream, action, pk, object))) throw new ResourceNotFoundException();
    return object;
  }

  /** @throws {ResourceDeniedException} the object, as it would be, would belong to another tenant. */
  keepWithin(user: ResourceUser, stream: string, object: unknown): void {
    if (!this.sees(user, stream, object)) throw new ResourceDeniedException();
  }

  /** Whether an object belongs to what a user sees. */
  sees(user: ResourceUser, stream: string, object: unknown): boolean {
    const scope = this.scopeOf(user);
    return scope === EVERYTHING || (object !== undefined && scope === this.scopeOfObject(stream, object));
  }

  /** Whether a user sees what belongs to a tenant, by its name; false where there are none. */
  seesTenant(user: ResourceUser, tenant: string): boolean {
    if (this.#options.tenantOf === undefined) return false;
    return [EVERYTHING, scopeOfTenant(tenant)].includes(scopeOfUser(user));
  }

  /** The tenant that an object belongs to. */
  tenantOf(stream: string, object: object): string | undefined {
    return this.#options.tenantOf?.(object as never, stream) ?? undefined;
  }

  /** What a user sees: everything, where there are no tenants. */
  scopeOf(user: ResourceUser): TenantScope {
    return this.#options.tenantOf === undefined ? EVERYTHING : scopeOfUser(user);
  }

  /** Where an object belongs; everything sees it besides. */
  scopeOfObject(stream: string, object: unknown): TenantScope {
    const { tenantOf } = this.#options;
    return tenantOf === undefined ? EVERYTHING : scopeOfTenant(tenantOf(object as never, stream));
  }
}
