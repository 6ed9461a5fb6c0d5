import type { JsonScalar } from '../../protocol/index.js';
import type { Column } from './column.js';

const UUID = /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i;
const LARGEST_INT8 = 2n ** 63n - 1n;

/** A value as a column takes it: a text that is cast to its type, so that no value is ever read as SQL. */
export function storedText(column: Column, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (column.kind === 'json') return JSON.stringify(value);
  if (value instanceof Date) return momentText(value) ?? null;
  if (column.kind === 'array' && Array.isArray(value)) return arrayText(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value);
}

/** A value that a column is compared to; undefined where nothing in the column can be equal, less or greater. */
export function comparedText({ kind }: Pick<Column, 'kind'>, value: Exclude<JsonScalar, null>): string | undefined {
  switch (kind) {
    case 'integer':
    case 'numeric':
    case 'float':
      return numberText(kind, value);
    case 'boolean':
      return ['true', 'false'].includes(String(value)) && typeof value !== 'number' ? String(value) : undefined;
    case 'uuid':
      return UUID.test(String(value)) ? String(value) : undefined;
    case 'moment':
      return typeof value === 'boolean' ? undefined : momentText(new Date(value));
    case 'array':
      return undefined;
    case 'text':
    case 'json':
    case 'other':
  }
  return String(value);
}

/** The type in which a number is compared: a fraction is no integer, and an index of integers cannot find it anyway. */
export function comparedType({ kind, type }: Column, text: string): string {
  if (kind === 'other') return 'text';
  if (kind !== 'integer') return type;
  if (/^-?\d{1,18}$/.test(text)) return 'bigint';
  return /^-?\d+$/.test(text) && abs(BigInt(text)) <= LARGEST_INT8 ? 'bigint' : 'double precision';
}

function numberText(kind: 'integer' | 'numeric' | 'float', value: string | number | boolean): string | undefined {
  if (typeof value === 'boolean' || (typeof value === 'string' && value.trim() === '')) return undefined;
  const number = Number(value);
  if (Number.isNaN(number)) return undefined;
  // Beyond what a number holds exactly the text is more than the number.
  if (kind !== 'float' && typeof value === 'string' && /^-?\d{1,18}$/.test(value)) return value;
  return Object.is(number, -0) ? '0' : wholeText(number);
}

/** Without an exponent, where a type of whole numbers would take none. */
function wholeText(number: number): string {
  return Number.isInteger(number) ? BigInt(number).toString() : String(number);
}

/** Undefined for no moment; what PostgreSQL's calendar has no text for is before or after everything. */
function momentText(date: Date): string | undefined {
  const time = date.getTime();
  if (Number.isNaN(time)) return undefined;
  const year = date.getUTCFullYear();
  if (year < 1) return '-infinity';
  return year > 9_999 ? 'infinity' : date.toISOString();
}

function arrayText(values: readonly unknown[]): string {
  const items = values.map((value) => {
    if (value === undefined || value === null) return 'NULL';
    if (Array.isArray(value)) return arrayText(value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `"${text.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`;
  });
  return `{${items.join(',')}}`;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
