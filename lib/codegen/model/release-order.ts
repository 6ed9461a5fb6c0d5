/** Releases from the oldest to the newest: `9.1` stands before `10.0`. */
export function inReleaseOrder(releases: readonly string[]): string[] {
  return [...releases].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
