/**
 * What has happened to one object.
 * @publicApi
 */
export type ResourceChange<T> =
  | { readonly kind: 'create'; readonly after: T }
  | { readonly kind: 'update'; readonly before: T; readonly after: T }
  | {
      readonly kind: 'delete';
      readonly before: T;
      /** Nobody deleted it: it was gone after a time in which nothing was heard of it. */
      readonly lost?: true;
    };
