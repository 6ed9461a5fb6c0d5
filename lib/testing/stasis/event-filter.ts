/** Which event types an application gets: none of the disallowed, and only the allowed if any are named. */
export interface EventFilter {
  readonly allowed: readonly FilteredType[];
  readonly disallowed: readonly FilteredType[];
}

export interface FilteredType {
  readonly type: string;
}

export const emptyFilter: EventFilter = { allowed: [], disallowed: [] };

export function acceptsEvent(filter: EventFilter, type: string): boolean {
  if (filter.disallowed.some((entry) => entry.type === type)) return false;
  return filter.allowed.length === 0 || filter.allowed.some((entry) => entry.type === type);
}

/**
 * The filter after a request. No body, or an empty one, clears it; a list that is not given stays as it was. Undefined for a
 * body that Asterisk refuses.
 */
export function changedFilter(filter: EventFilter, body: unknown): EventFilter | undefined {
  if (body === undefined) return emptyFilter;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  if (Object.keys(body).length === 0) return emptyFilter;
  const { allowed = filter.allowed, disallowed = filter.disallowed } = body as Partial<
    Record<keyof EventFilter, unknown>
  >;
  if (!isTypeList(allowed) || !isTypeList(disallowed)) return undefined;
  return { allowed, disallowed };
}

function isTypeList(value: unknown): value is FilteredType[] {
  return Array.isArray(value) && value.every(isFilteredType);
}

function isFilteredType(entry: unknown): entry is FilteredType {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'type' in entry &&
    typeof entry.type === 'string' &&
    entry.type !== ''
  );
}
