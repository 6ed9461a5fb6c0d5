/** Without the fields that have no value. Made for each row that is written: it copies nothing that it leaves out. */
export function defined<T extends object>(object: T): T {
  const kept: Record<string, unknown> = {};
  const fields = object as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept as T;
}
