/** What happens in a stream. */
export type StreamEvent<T> =
  /** The objects as they are: at the beginning, and again after something was lost. `next`: a cursor, if there are more. */
  | { readonly kind: 'snapshot'; readonly objects: readonly T[]; readonly next: string | null }
  | { readonly kind: 'create' | 'update'; readonly pk: string | number; readonly object: T }
  /** `lost`: nobody deleted it; it was gone after a time in which nothing was heard of it. */
  | { readonly kind: 'delete'; readonly pk: string | number; readonly lost: boolean }
  /** Something may have been lost, and no snapshot was wanted. */
  | { readonly kind: 'gap' };

/** A value of a field, or several, any of which will do. */
export type FilterValue = string | number | boolean | null | readonly (string | number | boolean | null)[];

/** What to hear of. */
export interface SubscribeOptions<T> {
  /** One object; all of them without it. */
  readonly pk?: string | number;
  readonly kinds?: readonly ('create' | 'update' | 'delete')[];
  /** Objects with these values: one that moves in is a create, one that moves out a delete. */
  readonly filter?: { readonly [Field in keyof T & string]?: FilterValue };
  /** Begins with the objects as they are. */
  readonly snapshot?: boolean;
  /** Objects in a snapshot. */
  readonly limit?: number;
}

/** A query: fields, `field:gt` and the like, `order_by`, `search`, `limit`, `offset`, `cursor`, `count`. */
export type StreamQuery = Readonly<Record<string, FilterValue | undefined>>;

/** A page of a list, and where the next one begins. */
export interface StreamPage<T> {
  readonly results: readonly T[];
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null;
  /** How many objects there are, where `count: true` was asked. */
  readonly count?: number;
}
