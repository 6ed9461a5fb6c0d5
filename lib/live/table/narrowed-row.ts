import type { ResourceQuery } from '../../resources/index.js';
import type { PartialView } from '../../resources/internal.js';
import type { LiveRow } from '../rows/index.js';
import { defined } from './defined-fields.js';
import type { RowSource, Sees } from './row-source.js';

type Nested<T extends LiveRow> = Pick<RowSource<T>, 'nested' | 'derived'>;

/** As much of a row as a reader sees. */
export function narrowedRow<T extends LiveRow>({ nested }: Nested<T>, row: T, sees: Sees): T {
  if (nested === undefined) return row;
  const fields = Object.entries(nested).filter(([field]) => field in row);
  return defined({ ...row, ...Object.fromEntries(fields.map(([field, narrow]) => [field, narrow(row, sees)])) }) as T;
}

/** Rows as the reader of a query sees them, where what is hidden of them could be looked for. */
export function viewFor<T extends LiveRow>(
  source: Nested<T>,
  { visible }: ResourceQuery<T>,
): PartialView<T> | undefined {
  const { derived, nested = {} } = source;
  if (visible === undefined || derived === undefined) return undefined;
  const sees: Sees = (_stream, other) => other !== undefined && visible(other as T);
  return { shown: (row) => narrowedRow(source, row, sees), fields: Object.keys(nested) };
}
