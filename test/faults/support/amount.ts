/** The figure of the issue with SOAK=1, a tenth of it otherwise. */
export function amount(full: number): number {
  return process.env['SOAK'] === undefined ? Math.round(full / 10) : full;
}
