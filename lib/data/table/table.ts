import { keyText } from './key-text.js';
import type { DatabaseAccess } from '../connection/index.js';
import { allOf, typed } from './column-sql.js';
import { comparedText, comparedType, storedText } from './column-text.js';
import type { Column, FieldColumn } from './column.js';
import { joined, kept, named, sql, type Sql } from './sql.js';
import { describeTable, type TableDescription } from './table-description.js';
import { TableFields } from './table-fields.js';
import type { TableOptions } from './table-options.js';

type Row = Readonly<Record<string, unknown>>;

/** What stands before the names of columns of the row before a change. */
const BEFORE = '<';

/** A table whose columns are known, and the statements on one row of it. */
export class Table<T extends object> {
  readonly description: TableDescription;
  readonly fields: TableFields;
  readonly key: FieldColumn;
  readonly name: Sql;
  /** The columns of an object. */
  readonly columns: Sql;
  readonly #access: DatabaseAccess;
  /** Those of the row before a change. */
  readonly #before: Sql;

  private constructor(access: DatabaseAccess, options: TableOptions, description: TableDescription) {
    this.#access = access;
    this.description = description;
    this.fields = new TableFields(options, description);
    this.key = this.fields.field(options.key ?? 'id');
    this.name = named(...options.table.split('.'));
    this.columns = this.#columns('t', '');
    this.#before = this.#columns('old', BEFORE);
  }

  /** @throws {DataConfigurationException} the table does not exist, or has no column for a field. */
  static async of<T extends object>(access: DatabaseAccess, options: TableOptions): Promise<Table<T>> {
    return new Table(access, options, await describeTable(access.kysely, options.table));
  }

  async find(pk: string): Promise<T | undefined> {
    const key = this.#keyIs(pk);
    if (key === undefined) return undefined;
    const rows = await this.#rows(sql`select ${this.columns} from ${this.name} as t where ${key}`);
    return this.#own(pk, rows[0]);
  }

  async insert(object: T): Promise<T> {
    const given = this.#assigned(object).filter(({ text }) => text !== null);
    const names = joined(given.map(({ column }) => named(column.name)));
    const values = joined(given.map(({ column, text }) => typed(text, column.type)));
    const into = given.length === 0 ? sql`default values` : sql`(${names}) values (${values})`;
    const rows = await this.#rows(sql`insert into ${this.name} as t ${into} returning ${this.columns}`);
    return this.fields.object(rows[0] ?? {});
  }

  /** Sets fields of the row with that key, and gives the object before and after. */
  async change(pk: string, fields: Partial<T>): Promise<{ before: T; after: T } | undefined> {
    const key = this.#keyIs(pk);
    if (key === undefined) return undefined;
    const set = this.#assigned(fields).filter(({ column }) => column.name !== this.key.column.name);
    if (set.length === 0) {
      const object = await this.find(pk);
      return object === undefined ? undefined : { before: object, after: object };
    }
    const assignments = joined(
      set.map(({ column, text }) => sql`${named(column.name)} = ${this.#assignedValue(column, text)}`),
    );
    const { own } = this.key.column;
    const rows = await this.#rows(sql`
      with old as (select * from ${this.name} as t where ${key} for update)
      update ${this.name} as t set ${assignments} from old
      where ${own} = ${named('old', this.key.column.name)}
      returning ${this.columns}, ${this.#before}`);
    const [row] = rows;
    const after = this.#own(pk, row);
    return after === undefined || row === undefined ? undefined : { before: this.fields.object(row, BEFORE), after };
  }

  async remove(pk: string): Promise<T | undefined> {
    const key = this.#keyIs(pk);
    if (key === undefined) return undefined;
    const rows = await this.#rows(sql`delete from ${this.name} as t where ${key} returning ${this.columns}`);
    return this.#own(pk, rows[0]);
  }

  keyOf(object: object): string {
    return keyText((object as Readonly<Record<string, unknown>>)[this.key.field]) ?? '';
  }

  #rows(asked: Sql): Promise<readonly Row[]> {
    const { statement, values } = asked.written();
    return this.#access.rows<Row>(statement, values);
  }

  #columns(from: string, prefix: string): Sql {
    const all = this.fields.all.map(({ column: { name } }) => sql`${named(from, name)} as ${named(prefix + name)}`);
    return kept(joined(all));
  }

  /** `01` is not the key of the row 1, although the database finds it. */
  #own(pk: string, row: Readonly<Record<string, unknown>> | undefined): T | undefined {
    if (row === undefined) return undefined;
    const object = this.fields.object<T>(row);
    return this.keyOf(object) === pk ? object : undefined;
  }

  #keyIs(pk: string): Sql | undefined {
    const text = comparedText(this.key.column, pk);
    // The text that the column would give back, or it is the key of another row.
    if (text === undefined || text.includes('\0') || (this.key.column.kind !== 'uuid' && text !== pk)) return undefined;
    if (this.key.column.kind === 'uuid' && text !== text.toLowerCase()) return undefined;
    const type = comparedType(this.key.column, text);
    return allOf([sql`${this.key.column.own} = ${typed(text, type)}`]);
  }

  /** Only fields that have a column: an object may have more than its table. */
  #assigned(fields: object): { column: Column; text: string | null }[] {
    return this.fields.all
      .filter(({ field }) => Object.hasOwn(fields, field))
      .map(({ field, column }) => {
        const value = (fields as Readonly<Record<string, unknown>>)[field];
        return { column, text: storedText(column, value) };
      });
  }

  #assignedValue(column: Column, text: string | null): Sql {
    return text === null && column.notNull ? sql`default` : typed(text, column.type);
  }
}
