/** The system's code of an error (`ENOENT`, `ESRCH`, …), `''` when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
