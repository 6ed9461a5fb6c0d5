import { isJsonObject } from '../../protocol/index.js';

/**
 * Goes through an answer that nobody has described, and shows every object in it that has the key of the stream as rows of
 * the stream are shown. Whatever else it holds stays as it is.
 */
export function ownRows(answer: unknown, key: string, shown: (row: object) => object): unknown {
  const written = asWritten(answer);
  if (Array.isArray(written)) return written.map((one) => ownRows(one, key, shown));
  if (!isJsonObject(written)) return written;
  if (Object.hasOwn(written, key)) return shown(written);
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, ownRows(value, key, shown)]));
}

/** A date, or whatever else writes itself: what is written counts. It is asked once, as JSON does. */
function asWritten(answer: unknown): unknown {
  if (!isJsonObject(answer)) return answer;
  const { toJSON } = answer;
  return typeof toJSON === 'function' ? toJSON.call(answer) : answer;
}
