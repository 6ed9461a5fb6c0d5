import { readFileSync } from 'node:fs';

// By the releases in which they came: the tags of Asterisk's source were compared, all from 12.0.0 to 23.4.1. What its
// own descriptions say of it begins with 22.3 and is wrong in places.
const TABLE = new URL('./first-versions.json', import.meta.url);

let versions: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The first releases that have a place, one for each branch: a resource, an operation, an event, or a parameter or
 * field that is younger than what it belongs to. Undefined: unknown, or as old as its owner.
 */
export function firstVersions(place: string): readonly string[] | undefined {
  versions ??= readTable();
  return versions.get(place);
}

function readTable(): Map<string, readonly string[]> {
  const table = JSON.parse(readFileSync(TABLE, 'utf8')) as Record<string, readonly string[]>;
  return new Map(Object.entries(table).flatMap(([since, places]) => places.map((place) => [place, since.split(' ')])));
}
