/** The part of a file that a client asks for. */
export type ByteRange = { readonly start: number; readonly end: number } | 'outside' | undefined;

/**
 * Reads a header `Range`. Undefined: the whole file is meant, as where several parts are asked for, which no answer here has.
 * `outside`: the file has no such bytes.
 */
export function byteRange(header: string | undefined, size: number): ByteRange {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const last = size - 1;
  // Without a beginning it is so many of the last bytes.
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? last : Math.min(Number(to), last);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  return start > last ? 'outside' : { start, end };
}
