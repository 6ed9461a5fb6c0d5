import type { JsonScalar } from './json.js';

/** How a field is compared: `field`, `field:ne`, `field:lt`, `field:le`, `field:gt`, `field:ge`. */
export const COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;

/** One of the ways to compare a field. */
export type Comparison = (typeof COMPARISONS)[number];

/** A condition on one field. Several values: any of them; with `ne`, none of them. */
export interface FieldFilter {
  readonly field: string;
  readonly comparison: Comparison;
  readonly values: readonly JsonScalar[];
}

/** One field of an order: `order_by: 'name'`, or `-name` from the last to the first. */
export interface FieldOrder {
  readonly field: string;
  readonly descending: boolean;
}

/** Keys of a query that are no fields. */
export const QUERY_KEYS = ['order_by', 'search', 'limit', 'offset', 'cursor', 'count', 'fresh'] as const;

/** A page that was asked for with `cursor` or `count`; any other list is the bare array of `results`. */
export interface PageOfResults {
  readonly results: readonly unknown[];
  /** Cursor of the next page; null on the last one. With `cursor` alone. */
  readonly next?: string | null;
  /** How many objects there are on all pages. With `count` alone. */
  readonly count?: number;
}
