/** Computes for so many milliseconds, as a handler might: nothing else of this process runs meanwhile. */
export function stoodStill(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
