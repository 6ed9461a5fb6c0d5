import type { JsonSchema } from '../../resources/internal.js';
import { jsonSchemaOf } from '../../resources/internal.js';
import { DataConfigurationException } from '../exceptions/index.js';
import type { FieldColumn } from './column.js';
import type { TableDescription } from './table-description.js';
import type { TableOptions } from './table-options.js';

type Properties = Readonly<Record<string, JsonSchema | undefined>>;

/** Which field of the object is which column of the table, and how its value leaves. */
export class TableFields {
  /** Every field that leaves. */
  readonly all: readonly FieldColumn[];
  readonly #options: TableOptions;
  readonly #table: TableDescription;
  readonly #properties: Properties | undefined;
  readonly #dates: ReadonlySet<string>;

  /** @throws {DataConfigurationException} a field of the schema has no column. */
  constructor(options: TableOptions, table: TableDescription) {
    this.#options = options;
    this.#table = table;
    this.#properties = propertiesOf(options);
    this.#dates = new Set(options.dates);
    const names = this.#properties === undefined ? this.#namesOfColumns() : Object.keys(this.#properties);
    this.all = names.map((name) => this.field(name));
  }

  /** A field, or a field of a field: `caller.number`. */
  field(name: string): FieldColumn {
    const whole = this.#column(name);
    if (whole !== undefined) return { field: name, column: whole, path: [] };
    const [field = name, ...path] = name.split('.');
    const column = this.#column(field);
    if (column === undefined || (path.length > 0 && column.kind !== 'json')) {
      const known = [...this.#table.columns.keys()].join(', ');
      throw new DataConfigurationException(
        `The table ${this.#options.table}`,
        `has no column for the field "${name}"; there are ${known}`,
      );
    }
    return { field: name, column, path };
  }

  /** The field of a column, for messages; the name of the column where no field is it. */
  nameOf(column: string): string {
    return this.all.find((one) => one.column.name === column)?.field ?? column;
  }

  /** The object of a row. */
  object<T extends object>(row: Readonly<Record<string, unknown>>, prefix = ''): T {
    const object: Record<string, unknown> = {};
    for (const one of this.all) {
      const value = this.#value(one, row[prefix + one.column.name]);
      if (value !== undefined) object[one.field] = value;
    }
    return object as T;
  }

  #value({ field, column }: FieldColumn, value: unknown): unknown {
    const property = this.#properties?.[field];
    if (value === null || value === undefined) return allows(property, 'null') ? null : undefined;
    if (value instanceof Date) {
      if (this.#dates.has(field)) return value;
      return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
    }
    if (column.kind === 'numeric' && !allows(property, 'string')) return Number(value);
    return value;
  }

  #column(field: string): FieldColumn['column'] | undefined {
    const { columns = {} } = this.#options;
    if (Object.hasOwn(columns, field)) return this.#table.columns.get(columns[field] ?? field);
    return this.#table.columns.get(field) ?? this.#table.columns.get(snakeCase(field));
  }

  /** Fields are called like columns, but for those that the options name. */
  #namesOfColumns(): string[] {
    const named = new Map(Object.entries(this.#options.columns ?? {}).map(([field, column]) => [column, field]));
    return [...this.#table.columns.keys()].map((column) => named.get(column) ?? column);
  }
}

function propertiesOf({ schema }: TableOptions): Properties | undefined {
  const document = schema === undefined ? undefined : jsonSchemaOf(schema, { of: 'output', target: 'draft-2020-12' });
  const properties = document?.['properties'];
  return typeof properties === 'object' && properties !== null ? (properties as Properties) : undefined;
}

/** Whether a part of a schema takes values of a type, as far as it says so itself. */
function allows(property: JsonSchema | undefined, type: string): boolean {
  if (property === undefined) return false;
  if (property['type'] === type || (Array.isArray(property['type']) && property['type'].includes(type))) return true;
  return ['anyOf', 'oneOf'].some((word) => {
    const parts: unknown = property[word];
    return Array.isArray(parts) && parts.some((part) => allows(part as JsonSchema, type));
  });
}

function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
