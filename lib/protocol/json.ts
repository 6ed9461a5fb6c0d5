/** A value that stands in a JSON document as it is. */
export type JsonScalar = string | number | boolean | null;

/** Whether a value is an object with named fields: no list, no null. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
