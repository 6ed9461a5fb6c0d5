/** Numbers by which PostgreSQL calls its types. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;

/** Makes a value of what PostgreSQL writes; undefined: as the driver does it. */
export type ColumnParser = (text: string) => unknown;

/**
 * How values arrive, the same over every driver: a count is a number, a day is what was stored and no moment of this
 * machine's time zone.
 */
export const COLUMN_PARSERS: ReadonlyMap<number, ColumnParser> = new Map<number, ColumnParser>([
  [INT8, (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text)],
  [DATE, (text) => text],
  [TIMESTAMP, (text) => new Date(`${text.replace(' ', 'T')}Z`)],
  [TIMESTAMPTZ, (text) => moment(text)],
]);

function moment(text: string): Date {
  // `2026-11-27 10:00:00.123456+00` and `…+05:30`; offsets have minutes only where they are not full hours.
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
}
