import type { LiveRow } from '../rows/index.js';

/** An object as ARI wrote it: only its fields. */
export type WireObject = Readonly<Record<string, unknown>>;

/** Where the rows of a table come from, and what is ours about them. */
export interface RowSource<T extends LiveRow> {
  /** Field with the key of a row. */
  readonly key: keyof T & string;
  /** Whether the key is made by us of other fields. */
  readonly keyOf?: (wire: WireObject) => string;
  /** Fields that are ours: they stay when Asterisk tells of the object without them. */
  readonly kept?: readonly (keyof T & string)[];
  /** Asks Asterisk for all of them. `known` are the rows that there are. */
  readonly list: (known: readonly T[]) => Promise<readonly WireObject[]>;
  /** Asks Asterisk for one. Undefined: there is none. */
  readonly get: (pk: string) => Promise<WireObject | undefined>;
  readonly tenantOf: (wire: WireObject) => string | undefined;
  /** Fields that not every reader of a row sees whole, such as keys of other objects. */
  readonly nested?: Readonly<Record<string, (row: T, sees: Sees) => unknown>>;
  /** What else is known of a row by the others, for the table alone. */
  readonly derived?: (row: T, before: T | undefined) => Partial<T>;
  /** An object of an event as `nested` needs it. `row` is what is known of it. */
  readonly told?: (wire: WireObject, row: T | undefined) => WireObject;
}

/** Whether a reader sees an object of a stream. */
export type Sees = (stream: string, object: object | undefined) => boolean;
