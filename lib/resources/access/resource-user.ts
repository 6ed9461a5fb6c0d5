/**
 * Somebody who is let in: what `authenticate` gives. Fields of your own may stand beside these.
 * @publicApi
 */
export interface ResourceUser {
  readonly id: string;
  /** Sees objects of this tenant alone; without one, those that belong to no tenant. */
  readonly tenant?: string;
  /** Sees the objects of every tenant. */
  readonly allTenants?: boolean;
  /** Decides which fields of an object leave: the name of a presenter. */
  readonly role?: string;
}
