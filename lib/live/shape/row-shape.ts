import type { LiveRow } from '../rows/index.js';
import type { Field, FieldKind } from './field.js';
import { Shape } from './shape.js';

/** Fields of a row that are not those of every row. */
type OwnFields<T> = Exclude<keyof T & string, keyof LiveRow>;

/** The kind of each field; one that may be missing has `?` behind it. */
type Kinds<T> = { readonly [Name in OwnFields<T>]-?: FieldKind | `${FieldKind}?` };

const EVERY: Readonly<Record<string, Field>> = {
  seenAt: { kind: 'text', required: true },
  stale: { kind: 'flag', required: true },
  tenant: { kind: 'text' },
};

/** The shape of the rows of a stream. Fields that a later Asterisk adds are kept. */
export function rowShape<T extends LiveRow>(kinds: Kinds<T>): Shape<T> {
  const own = Object.entries<FieldKind | `${FieldKind}?`>(kinds).map(([name, kind]): [string, Field] => {
    const required = !kind.endsWith('?');
    return [name, { kind: (required ? kind : kind.slice(0, -1)) as FieldKind, required }];
  });
  return new Shape<T>({ ...Object.fromEntries(own), ...EVERY }, 'kept');
}
