import type { FieldFilter, FieldOrder, JsonScalar } from '../../protocol/index.js';

/**
 * A word or more that is looked for in some fields, whatever its case.
 * @publicApi
 */
export interface ResourceSearch {
  readonly text: string;
  readonly fields: readonly string[];
}

/**
 * Where a page ended: whatever a store needs in order to go on behind it. It travels to the client and back encrypted,
 * so it may hold what the client must not read.
 * @publicApi
 */
export type PagePosition = readonly JsonScalar[];

/**
 * What a store is asked for: checked against the binding, the same from every door.
 * @publicApi
 */
export interface ResourceQuery<T = unknown> {
  /** All of them must hold. */
  readonly filters: readonly FieldFilter[];
  /** The order of the store itself where nothing is given; equal objects stand in that order too. */
  readonly order: readonly FieldOrder[];
  readonly search?: ResourceSearch;
  readonly limit: number;
  /** How many objects are left out before the page. */
  readonly offset: number;
  /** The page begins behind this position, instead of at an offset. */
  readonly after?: PagePosition;
  /** Objects on all pages are to be counted. */
  readonly count: boolean;
  /** The source itself is to be asked, where the store keeps a copy of it. */
  readonly fresh?: boolean;
  /** Only what this accepts exists for the user who asks: it must hold for results, counts and positions alike. */
  readonly visible?: (object: T) => boolean;
}

/**
 * One page of objects.
 * @publicApi
 */
export interface ResourcePage<T> {
  readonly items: readonly T[];
  /** Where this page ended; undefined when nothing comes behind it. */
  readonly next?: PagePosition;
  /** Objects on all pages, where they were to be counted. */
  readonly count?: number;
}
