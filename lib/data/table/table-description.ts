import { sql, type Kysely } from 'kysely';
import { DataConfigurationException } from '../exceptions/index.js';
import { arrivesWhole, kindOf, type Column } from './column.js';
import { named } from './sql.js';

/** A table as the catalog of the database describes it. */
export interface TableDescription {
  readonly columns: ReadonlyMap<string, Column>;
  /** Columns of each unique index, by its name. */
  readonly uniques: ReadonlyMap<string, readonly string[]>;
}

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly base: string;
  readonly category: string;
  readonly not_null: boolean;
}

/** @throws {DataConfigurationException} there is no such table. */
export async function describeTable(database: Kysely<unknown>, table: string): Promise<TableDescription> {
  const quoted = quotedName(table);
  const columns = await sql<ColumnRow>`
    select a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as not_null,
      coalesce(b.typname, t.typname) as base, coalesce(b.typcategory, t.typcategory)::text as category
    from pg_attribute a
      join pg_type t on t.oid = a.atttypid
      left join pg_type b on b.oid = nullif(t.typbasetype, 0)
    where a.attrelid = to_regclass(${quoted}) and a.attnum > 0 and not a.attisdropped
    order by a.attnum`.execute(database);
  if (columns.rows.length === 0) {
    throw new DataConfigurationException(`The table ${table}`, 'does not exist; is a migration pending?');
  }
  const uniques = await sql<{ name: string; columns: string[] }>`
    select c.relname as name, array_agg(a.attname::text) as columns
    from pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = to_regclass(${quoted}) and i.indisunique
    group by c.relname`.execute(database);
  return {
    columns: new Map(columns.rows.map((row) => [row.name, columnOf(row)])),
    uniques: new Map(uniques.rows.map((row) => [row.name, row.columns])),
  };
}

function columnOf({ name, type, base, category, not_null: notNull }: ColumnRow): Column {
  const kind = kindOf(base, category);
  // A `character` without its length would be one character long.
  return {
    name,
    kind,
    type: base === 'bpchar' ? 'text' : type,
    notNull,
    arrivesWhole: arrivesWhole(base),
    own: named('t', name),
  };
}

/** The name of a table as the catalog takes it: what stands in it is never read as anything else. */
export function quotedName(table: string): string {
  return table
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');
}
