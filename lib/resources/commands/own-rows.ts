import { isJsonObject } from '../../protocol/index.js';

/**
 * Goes through an answer that nobody has described, and shows every object in it that has the key of the stream as rows of
 * the stream are shown. Whatever else it holds stays as it is.
 */
export function ownRows(answer: unknown, key: string, shown: (row: object) => object): unknown {
  if (Array.isArray(answer)) return answer.map((one) => ownRows(one, key, shown));
  if (!isJsonObject(answer)) return answer;
  // A date, or whatever else writes itself: what is written counts.
  const { toJSON } = answer;
  if (typeof toJSON === 'function') return ownRows(toJSON.call(answer), key, shown);
  if (Object.hasOwn(answer, key)) return shown(answer);
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, ownRows(value, key, shown)]));
}
