/** What many calls have left in their process. */
export interface LeakReport {
  readonly calls: number;
  /** Bytes, after a forced collection. */
  readonly heapBefore: number;
  readonly heapAfter: number;
  /** Channels and objects that are still followed. */
  readonly lives: number;
  readonly objects: number;
  /** Timers that keep the process alive. */
  readonly timers: number;
}

export const CALLS = process.env['SOAK'] === '1' ? 100_000 : 5_000;

/** Longest time for that many calls, in milliseconds. */
export const PATIENCE_MS = 30_000 + CALLS * 30;

export const ALLOWED_BYTES = 5 * 1024 * 1024;

/** One line for who wants the figures of a run. */
export function figures({ calls, heapBefore, heapAfter, ...rest }: LeakReport): string {
  const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`;
  const kept = JSON.stringify(rest);
  return `${calls} calls: ${megabytes(heapBefore)} before, ${megabytes(heapAfter)} after, still there: ${kept}`;
}
