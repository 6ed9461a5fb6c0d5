/** Longer names than this are not compared. */
const LONGEST_NAME = 64;

/** Shortest beginning of a name that is recognised. */
const SHORTEST_START = 3;

/** Finds the known name that is nearest to a misspelt one; undefined when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const wanted = plain(name);
  let nearest: string | undefined;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const other of known) {
    const steps = stepsBetween(wanted, plain(other));
    if (steps >= least) continue;
    least = steps;
    nearest = other;
  }
  return nearest ?? [...known].find((other) => isCutShort(wanted, plain(other)));
}

/** Removes what joins words, in which configurations differ. */
function plain(name: string): string {
  return name.replaceAll(/[-_\s.]/g, '').toLowerCase();
}

function isCutShort(name: string, other: string): boolean {
  const [short, long] = name.length < other.length ? [name, other] : [other, name];
  return short.length >= SHORTEST_START && long.startsWith(short);
}

/** Counts the letters to insert, remove, replace or swap until one word has become the other. */
function stepsBetween(from: string, to: string): number {
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const replaced = at(above, column - 1) + (same ? 0 : 1);
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const steps = [replaced, at(above, column) + 1, at(current, column - 1) + 1];
      if (swapped && row > 1) steps.push(at(before, column - 2) + 1);
      current.push(Math.min(...steps));
    }
    [before, above] = [above, current];
  }
  return at(above, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
