import { existsSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { circlesOf } from './support/circles.js';
import { importsBelow, type ImportLine } from './support/imports.js';
import { isOfLib, RoomTable } from './support/room-table.js';

const table = RoomTable.read();
const lib = join(packageRoot(), 'lib');

/** What is published beside the library, or with it; `package.json` names the same as workspaces. */
const packages = table.rooms.filter((room) => !isOfLib(room) && existsSync(join(packageRoot(), room)));

const STANDING = table.rooms.filter((room) => room !== '.' && existsSync(join(lib, room)));

// A new room fails here until build/rooms.json has a line for it.
describe('the rooms of the library', () => {
  it('have a line in build/rooms.json, each of them', () => {
    const houses = ['', ...STANDING.filter((room) => table.roomsInside(room).length > 0)];
    const folders = houses.flatMap((house) => foldersOf(house).map((name) => join(house, name)));
    expect(folders.filter((folder) => !table.rows.has(folder))).toEqual([]);
  });

  it.each(STANDING)('lib/%s has a front door', (room) => {
    expect(readdirSync(join(lib, room))).toContain('index.ts');
  });

  it('stand, each one that the table names inside a room that stands', () => {
    const inside = STANDING.flatMap((room) => table.roomsInside(room));
    expect(inside.filter((room) => !STANDING.includes(room))).toEqual([]);
  });

  it.each(STANDING.filter((room) => table.rows.get(room)?.subpath === true))(
    'lib/%s has a folder of tests and a page by its name, or the table says which page',
    (room) => {
      const page = table.rows.get(room)?.page ?? `docs/${room}.md`;
      expect(existsSync(join(packageRoot(), 'test', room))).toBe(true);
      expect(existsSync(join(packageRoot(), page)), page).toBe(true);
    },
  );

  it('name only rooms of the table', () => {
    const named = table.rooms.flatMap((room) => [...table.mayImport(room)]);
    expect(named.filter((room) => !table.rows.has(room))).toEqual([]);
  });

  it('cannot stand in a circle', () => {
    expect(circlesOf(new Map(table.rooms.map((room) => [room, table.mayImport(room)])))).toEqual([]);
  });
});

describe('the source files', () => {
  let lines: readonly ImportLine[];

  beforeAll(() => {
    lines = ['lib', ...packages].flatMap((folder) => importsBelow(packageRoot(), folder));
  });

  it('import what the table allows, through front doors', () => {
    const refused = lines.map((line) => ({ line, why: table.refusal(line) })).filter(({ why }) => why !== undefined);
    expect(refused.map(({ line, why }) => `${line.file} imports ${line.specifier}: ${why}`)).toEqual([]);
  });

  it('stand in no circle, types included', () => {
    const graph = new Map<string, Set<string>>(lines.map(({ file }) => [file, new Set()]));
    for (const line of lines) if (line.specifier.startsWith('.')) graph.get(line.file)?.add(targetOf(line));
    expect(circlesOf(graph)).toEqual([]);
  });

  /** The file that is imported; nothing for the pair of rooms that may know each other by type. */
  function targetOf({ file, specifier, typeOnly }: ImportLine): string {
    const target = normalize(join(file, '..', specifier)).replace(/\.js$/, '.ts');
    const known = typeOnly && table.isException(table.roomOf(file), table.roomOf(target));
    return known ? file : target;
  }
});

function foldersOf(house: string): string[] {
  const entries = readdirSync(join(lib, house), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return folders.filter((name) =>
    readdirSync(join(lib, house, name), { recursive: true, encoding: 'utf8' }).some((file) => file.endsWith('.ts')),
  );
}
