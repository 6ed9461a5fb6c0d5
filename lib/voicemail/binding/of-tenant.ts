import type { ResourceContext, ResourceQuery } from '../../resources/index.js';

/** The query with the tenant of the user as a condition of the database; what the user may see is checked all the same. */
export function ofTenant<T>(query: ResourceQuery<T>, { user }: ResourceContext): ResourceQuery<T> {
  if (query.visible === undefined) return query;
  const narrowed = { narrowedBy: { field: 'tenant', comparison: 'eq', values: [user.tenant ?? null] } };
  return { ...query, ...narrowed };
}
