/** Without what is undefined: a row is written as JSON, and compared with what was. */
export function defined(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
