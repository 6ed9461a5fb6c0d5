import type { FieldFilter } from '../../protocol/index.js';
import { matchesFilters } from '../query/index.js';

/** Which objects a subscription is about: all, the one with a key, or those whose fields have certain values. */
export interface SubscriptionSelector {
  readonly pk?: string;
  /** Equality alone. */
  readonly filters: readonly FieldFilter[];
}

/** Whether an object is one of those. */
export function selects({ pk, filters }: SubscriptionSelector, objectPk: string, object: object): boolean {
  return (pk === undefined || pk === objectPk) && matchesFilters(object, filters);
}

/** The same for selectors that mean the same. */
export function selectorName({ pk, filters }: SubscriptionSelector): string {
  const sorted = filters
    .map(({ field, values }) => [field, ...values.map((value) => JSON.stringify(value)).sort()])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return JSON.stringify([pk, sorted]);
}
