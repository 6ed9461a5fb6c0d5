import { vi } from 'vitest';

/** Repeats an expectation until it holds; on a busy machine that may take its time, but not for ever. */
export function eventually<T>(expectation: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(expectation, { timeout: 45_000, interval: 10 });
}
