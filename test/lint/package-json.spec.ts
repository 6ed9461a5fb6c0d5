import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { isOfLib, RoomTable } from './support/room-table.js';

interface Manifest {
  readonly exports: unknown;
  readonly workspaces: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { optional?: boolean }>>;
}

const table = RoomTable.read();
const manifest = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as Manifest;

/** The rooms that are there; the table names those to come as well. */
const rows = [...table.rows].filter(
  ([room]) => room === '.' || existsSync(join(packageRoot(), 'lib', room, 'index.ts')),
);

describe('package.json', () => {
  it('exports the rooms that build/rooms.json gives a subpath, and nothing else', () => {
    const rooms = rows.filter(([, row]) => row.subpath === true).map(([room]) => room);
    const entry = (path: string): object => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` });
    expect(manifest.exports).toEqual({
      '.': entry('index'),
      ...Object.fromEntries(rooms.map((room) => [`./${room}`, entry(`${room}/index`)])),
      './package.json': './package.json',
    });
  });

  it('names as workspaces the packages of build/rooms.json, and no other stands in packages/', () => {
    expect(manifest.workspaces).toEqual(table.rooms.filter((room) => !isOfLib(room)));
    const folder = join(packageRoot(), 'packages');
    const standing = existsSync(folder) ? readdirSync(folder).map((name) => `packages/${name}`) : [];
    expect(standing.filter((name) => !manifest.workspaces.includes(name))).toEqual([]);
  });

  it('declares each package that a room imports, and no other', () => {
    const imported = new Set(rows.flatMap(([, row]) => row.packages ?? []));
    const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
    expect(declared.sort()).toEqual([...imported].sort());
  });

  it('asks everybody for the peers of the client alone; those of the other rooms are optional', () => {
    const needed = table.rows.get('client')?.packages ?? [];
    const optional = Object.keys(manifest.peerDependencies).filter((name) => !needed.includes(name));
    expect(manifest.peerDependenciesMeta).toEqual(
      Object.fromEntries(optional.map((name) => [name, { optional: true }])),
    );
  });
});
