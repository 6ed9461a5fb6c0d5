import type { Sql } from './sql.js';

/** What a column can be compared to. */
export type ColumnKind =
  'integer' | 'float' | 'numeric' | 'boolean' | 'text' | 'uuid' | 'moment' | 'json' | 'array' | 'other';

/** A column as the catalog of the database describes it. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The type as SQL writes it, from the catalog. */
  readonly type: string;
  readonly notNull: boolean;
  /** What arrives of a value is all there is of it: written as text it is the same value again. Of a date it is not, nor of a fraction. */
  readonly arrivesWhole: boolean;
  /** As statements on a row `t` name it. */
  readonly own: Sql;
}

/** A field of an object, and where it is found. */
export interface FieldColumn {
  readonly field: string;
  readonly column: Column;
  /** The way to it inside a column of JSON. */
  readonly path: readonly string[];
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  float4: 'float',
  float8: 'float',
  numeric: 'numeric',
  bool: 'boolean',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  citext: 'text',
  name: 'text',
  uuid: 'uuid',
  timestamptz: 'moment',
  timestamp: 'moment',
  date: 'moment',
  json: 'json',
  jsonb: 'json',
};

const WHOLE: ReadonlySet<string> = new Set(['int2', 'int4', 'int8', 'text', 'varchar', 'uuid', 'bool']);

/** @param base - name of the type. */
export function arrivesWhole(base: string): boolean {
  return WHOLE.has(base);
}

/** @param base - name of the type, of the type below it for a domain. */
export function kindOf(base: string, category: string): ColumnKind {
  return KINDS[base] ?? (category === 'A' ? 'array' : 'other');
}
