import { QUERY_KEYS } from '../../protocol/index.js';

/** What stands for nothing in a condition: `owner=NULL`. */
const NULL = 'NULL';

/**
 * The query of a list as it stands in a URL: `status=open&status=new&votes:ge=3&order_by=-votes&limit=10`. A key that
 * comes several times is a list of values.
 */
export function readListQuery(query: URLSearchParams): Record<string, unknown> {
  // Without a prototype: `__proto__` is a key like others here, and is refused where the query is read.
  const values = Object.create(null) as Record<string, unknown>;
  // An iterator would make two objects for every key.
  query.forEach((text, key) => {
    const value = text === NULL && !isKeyOfQuery(key) ? null : text;
    const before = values[key];
    if (Array.isArray(before)) before.push(value);
    else values[key] = key in values ? [before, value] : value;
  });
  return values;
}

/** Whether it says how a list is made, and not which objects it has. */
export function isKeyOfQuery(key: string): boolean {
  return (QUERY_KEYS as readonly string[]).includes(key);
}
