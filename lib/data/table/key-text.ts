/** A key as it is compared: `1` and `'1'` are the same. Undefined for what is no key. */
export function keyText(key: unknown): string | undefined {
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}
