import {
  ResourceConflictException,
  ResourceInvalidInputException,
  type ResourceException,
} from '../../resources/index.js';
import type { TableDescription } from './table-description.js';
import type { TableFields } from './table-fields.js';

/** What is known of a table when it refuses something. */
export interface RefusedAt {
  readonly table: TableDescription;
  readonly fields: TableFields;
  /** Column with the key. */
  readonly key: string;
  readonly deleting: boolean;
}

interface Refusal {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly column?: unknown;
}

/** What the client reads when a rule of the database refuses what it sent. Undefined for any other error. */
export function refusalOf(error: unknown, place: RefusedAt): ResourceException | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, constraint, column } = error as Refusal;
  const rule = typeof constraint === 'string' ? constraint : '';
  const field = typeof column === 'string' ? place.fields.nameOf(column) : undefined;
  switch (code) {
    case '23505':
      return taken(place, rule);
    case '23502':
      return invalid(field, 'is required');
    case '23503':
      return place.deleting
        ? new ResourceConflictException(['Other objects refer to this one.'])
        : invalid(undefined, `refers to what does not exist (${rule})`);
    case '23514':
      return invalid(undefined, `does not fit the rule ${rule}`);
    case '22001':
      return invalid(undefined, 'has a text that is too long');
    case '22003':
    case '22007':
    case '22008':
    case '22P02':
    case '22021':
    case '22P05':
      return invalid(undefined, 'has a value that the database cannot keep');
    default:
      return undefined;
  }
}

function taken({ table, fields, key }: RefusedAt, rule: string): ResourceException {
  const columns = table.uniques.get(rule) ?? [];
  const names = columns.map((column) => fields.nameOf(column));
  if (columns.length === 1 && columns[0] === key) {
    return new ResourceConflictException([{ [fields.nameOf(key)]: ['is taken already'] }]);
  }
  const message = names.length > 1 ? `already exists together with the same ${names.join(', ')}` : 'already exists';
  if (names.length === 0) return new ResourceInvalidInputException([`It already exists (${rule}).`]);
  return new ResourceInvalidInputException([Object.fromEntries(names.map((name) => [name, [message]]))]);
}

function invalid(field: string | undefined, message: string): ResourceException {
  return new ResourceInvalidInputException([field === undefined ? `The object ${message}.` : { [field]: [message] }]);
}
