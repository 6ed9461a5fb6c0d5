/**
 * Whether a release has what came with these first releases, one for each branch. A branch that is not named has it if it
 * is younger than all that are: what came with 20.13, 21.8 and 22.3 is in 23.0 and not in 19.8.
 * @publicApi
 */
export function offeredSince(since: readonly string[], release: string): boolean {
  const asked = numbersOf(release);
  const branches = since.map(numbersOf);
  const own = branches.find(([branch]) => branch === asked[0]);
  return own === undefined ? branches.every(([branch = 0]) => branch < (asked[0] ?? 0)) : !isBefore(asked, own);
}

function numbersOf(release: string): number[] {
  return release.split('.').map(Number);
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const differs = b.findIndex((number, place) => number !== (a[place] ?? 0));
  return differs !== -1 && (a[differs] ?? 0) < (b[differs] ?? 0);
}
