import type { ResourceUser } from './resource-user.js';

/** The part of a stream that belongs together: one tenant's, nobody's, or all of it. A string, to be compared and kept. */
export type TenantScope = string;

/** All tenants. */
export const EVERYTHING: TenantScope = '*';

/** The scope of one tenant's objects, or of those that belong to none. A database has null where there is none. */
export function scopeOfTenant(tenant: string | null | undefined): TenantScope {
  return tenant === undefined || tenant === null ? '-' : `=${tenant}`;
}

/** What a user sees. */
export function scopeOfUser({ tenant, allTenants }: ResourceUser): TenantScope {
  return allTenants === true ? EVERYTHING : scopeOfTenant(tenant);
}
