import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { pageText } from './support/documentation.js';

const PAGE = 'docs/architecture.md';
const text = pageText(PAGE);

/** The table that is enforced: what each room may import. */
const TABLE = (
  JSON.parse(readFileSync(join(packageRoot(), 'build/rooms.json'), 'utf8')) as {
    readonly rooms: Readonly<Record<string, { readonly imports: readonly string[] }>>;
  }
).rooms;

/** The first column of the tables of rooms. */
function roomsOfThePage(): string[] {
  const [, section = ''] = /^## Rooms$(.*?)(?=^## )/ms.exec(text) ?? [];
  return [...section.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, room = '']) => room);
}

describe(PAGE, () => {
  it('names every room of build/rooms.json once, and no other', () => {
    const rooms = roomsOfThePage();
    expect(rooms).toContain('client/dispatch');
    expect([...rooms].sort()).toEqual(Object.keys(TABLE).sort());
  });

  it('draws the rooms of the client above those that they import', () => {
    const [, drawing = ''] = /Inside `client`.*?^```text$(.*?)^```$/ms.exec(text) ?? [];
    const floors = drawing.trim().split('\n');
    const floorOf = new Map(
      floors.flatMap(
        (line, floor) =>
          line
            .trim()
            .split(/ {2,}/)[0]
            ?.split(', ')
            .map((room) => [room, floor] as const) ?? [],
      ),
    );
    const inside = Object.entries(TABLE).filter(([room]) => room.startsWith('client/'));
    expect([...floorOf.keys()].map((room) => `client/${room}`).sort()).toEqual(inside.map(([room]) => room).sort());
    const upwards = inside.flatMap(([room, { imports }]) =>
      imports
        .map((other) => other.replace('./', ''))
        .filter((other) => (floorOf.get(other) ?? 0) <= (floorOf.get(room.replace('client/', '')) ?? 0))
        .map((other) => `${room} -> ${other}`),
    );
    expect(upwards).toEqual([]);
  });

  it('names only files and folders that exist', () => {
    const paths = [...text.matchAll(/`((?:lib|test|build)\/[^`]+)`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(60);
    expect(paths.filter((path) => !existsSync(join(packageRoot(), path)))).toEqual([]);
  });
});
