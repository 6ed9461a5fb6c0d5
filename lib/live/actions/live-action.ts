import type { ObjectIdKind } from '../../client/index.js';
import { OPERATIONS } from '../../client/internal.js';
import type { LiveGrant, LiveStream } from '../options/index.js';

/** Resource and name of an operation of ARI: `channels.answer`. */
export type OperationName = {
  [R in keyof typeof OPERATIONS]: `${R}.${keyof (typeof OPERATIONS)[R] & string}`;
}[keyof typeof OPERATIONS];

/** Streams that have a table. */
export type TableStream = Exclude<LiveStream, 'asterisk'>;

/** What an operation creates. Its key is known before Asterisk tells of it, so that it belongs to somebody from the beginning. */
export interface Creation {
  readonly stream: TableStream;
  /** The parameter with the key. */
  readonly key: string;
  /** The key is chosen here. */
  readonly chosen?: ObjectIdKind;
  /** The client may choose the key. */
  readonly given?: true;
}

/** An action of a stream that is one operation of ARI. */
export interface LiveAction {
  readonly name: string;
  /** On all objects, or on one of them, whose key is the first parameter of the path. */
  readonly kind: 'list' | 'detail';
  readonly operation: OperationName;
  readonly grant?: LiveGrant;
  /** What the operation creates. */
  readonly creates?: Creation;
  /** Parameters that name objects of a stream: the user must see them. */
  readonly refers?: Readonly<Record<string, TableStream>>;
  /** What holds where the client gives nothing. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Parameters that clients do not give. */
  readonly hidden?: readonly string[];
  /** Writes of which no event tells. */
  readonly effect?: 'deleted' | 'refreshed';
}
