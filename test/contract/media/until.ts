import { vi } from 'vitest';

export const PATIENCE = { timeout: 10_000 };

/** Waits until there is a value. */
export function until<T>(value: () => T | undefined, what: string): Promise<T> {
  return vi.waitFor(() => {
    const found = value();
    if (found === undefined) throw new Error(`waited for ${what}`);
    return found;
  }, PATIENCE);
}
