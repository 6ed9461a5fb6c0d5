/** Writes a line that is not overlooked among the names of tests. */
export function loud(line: string): void {
  process.stderr.write(`\n!!! ${line}\n\n`);
}

/** Whether what is missing is a failure. */
export function isContinuousIntegration(): boolean {
  return !['', '0', 'false'].includes(process.env['CI'] ?? '');
}
