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
  readonly #readers: readonly FieldReader[];
  /** Fields that are whole columns: as many as there are columns, and names for them. */
  readonly #whole = new Map<string, FieldColumn>();

  /** @throws {DataConfigurationException} a field of the schema has no column. */
  constructor(options: TableOptions, table: TableDescription) {
    this.#options = options;
    this.#table = table;
    const properties = propertiesOf(options);
    const names = properties === undefined ? this.#namesOfColumns() : Object.keys(properties);
    this.all = names.map((name) => this.field(name));
    const dates = new Set(options.dates);
    this.#readers = this.all.map(({ field, column: { name, kind } }) => ({
      field,
      column: name,
      hasNull: allows(properties?.[field], 'null'),
      isDate: dates.has(field),
      isNumber: kind === 'numeric' && !allows(properties?.[field], 'string'),
    }));
  }

  /** A field, or a field of a field: `caller.number`. */
  field(name: string): FieldColumn {
    const known = this.#whole.get(name);
    if (known !== undefined) return known;
    const whole = this.#column(name);
    if (whole !== undefined) {
      const found = { field: name, column: whole, path: [] };
      this.#whole.set(name, found);
      return found;
    }
    const [field = name, ...path] = name.split('.');
    const column = this.#column(field);
    if (column === undefined || (path.length > 0 && column.kind !== 'json')) {
      const names = [...this.#table.columns.keys()].join(', ');
      throw new DataConfigurationException(
        `The table ${this.#options.table}`,
        `has no column for the field "${name}"; there are ${names}`,
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
    for (const reader of this.#readers) {
      const { field, column } = reader;
      const value = valueRead(row[prefix === '' ? column : prefix + column], reader);
      if (value !== undefined) object[field] = value;
    }
    return object as T;
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

/** How the value of a column becomes that of a field. */
interface FieldReader {
  readonly field: string;
  /** Name of the column. */
  readonly column: string;
  /** Null is a value of the field; otherwise the object does not have it then. */
  readonly hasNull: boolean;
  readonly isDate: boolean;
  readonly isNumber: boolean;
}

function valueRead(value: unknown, { hasNull, isDate, isNumber }: FieldReader): unknown {
  if (value === null || value === undefined) return hasNull ? null : undefined;
  if (value instanceof Date) {
    if (isDate) return value;
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  }
  return isNumber ? Number(value) : value;
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
