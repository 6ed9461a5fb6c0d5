import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from './support/imports.js';
import { folderOf, isOfLib, outer, RoomTable } from './support/room-table.js';

const table = RoomTable.read();
const ROOMS = table.rooms.filter((room) => room !== '.');
const INNER = ROOMS.filter((room) => room !== outer(room));

/** Ways of writing the import of `../module/index.js` into a file of the client; none of them is a way around. */
const WAYS = {
  'for what it does': "import '../module/index.js';",
  'of a value': "import { AriModule } from '../module/index.js';",
  'of a type': "import type { AriModuleOptions } from '../module/index.js';",
  'of a type among values': "import { type AriModuleOptions } from '../module/index.js';",
  'that is passed on': "export * from '../module/index.js';",
  'of a type that is passed on': "export type { AriModuleOptions } from '../module/index.js';",
  'computed at run time': "export const room = () => import('../module/index.js');",
  'inside a type': "export type Room = typeof import('../module/index.js');",
  'by require': "export const room = require('../module/index.js');",
} as const;

const PACKAGES = [
  ['client', '@nestjs/common'],
  ['client/dispatch', '@nestjs/core/internal'],
  ['client/exceptions', 'axios'],
  ['client/generated', 'axios'],
  ['codegen', '@nestjs/common'],
  ['protocol', 'ws'],
  ['protocol', 'node:fs'],
  ['testing', '@nestjs/common'],
  ['module', '@nestjs/terminus'],
  ['health', 'lodash'],
  ['client', 'nestjs-ari/client'],
  ['cli', 'nestjs-ari'],
  ['packages/gateway-client', 'ws'],
  ['packages/gateway-client', 'node:events'],
] as const;

describe('the table of rooms', () => {
  it.each(ROOMS)('refuses an import past the front door of %s', (room) => {
    const house = outer(room);
    for (const visitor of table.rooms.filter((one) => outer(one) !== house)) {
      const refused = table.mayImport(visitor).has(house)
        ? `${house} is entered by its front door, its index.js`
        : `${visitor} may not import ${house}`;
      expect(answer(visitor, `${room}/some-folder/some-file.js`), visitor).toBe(refused);
      expect(answer(visitor, `${room}/some-file.js`), visitor).toBe(refused);
      if (room !== house) expect(answer(visitor, `${room}/index.js`), visitor).toBe(refused);
    }
  });

  it.each(INNER)('refuses to its neighbours an import past the front door of %s', (room) => {
    const neighbours = table.rooms.filter((one) => outer(one) === outer(room) && table.mayImport(one).has(room));
    expect(neighbours).not.toEqual([]);
    for (const visitor of neighbours) {
      expect(answer(visitor, `${room}/some-file.js`), visitor).toBe(
        `${room} is entered by its front door, its index.js`,
      );
    }
  });

  it.each(ROOMS)('refuses to %s every room that its line does not name', (room) => {
    const strangers = ROOMS.filter(
      (one) => outer(one) === one && one !== outer(room) && !table.mayImport(room).has(one),
    );
    for (const stranger of strangers) {
      if (!table.isException(room, stranger)) {
        expect(answer(room, `${stranger}/index.js`), stranger).toBe(`${room} may not import ${stranger}`);
      }
    }
  });

  it.each(ROOMS)('lets %s enter by the front doors of the rooms that its line names', (room) => {
    for (const one of table.mayImport(room)) expect(answer(room, `${one}/index.js`), one).toBeUndefined();
  });

  it.each(Object.entries(WAYS))('sees an import %s', (_, text) => {
    const found = importsOf('lib/client/some-file.ts', text);
    expect(found.map((line) => table.refusal(line))).toEqual(['client may not import module']);
  });

  it.each(PACKAGES)('refuses to %s the import of %s', (room, specifier) => {
    const refusal = table.refusal({ file: `${folderOf(room)}/some-file.ts`, specifier, typeOnly: true });
    expect(refusal).toMatch(/may not import the package|without Node|are relative/);
  });

  it('lets generated code know domain objects by their types, and by nothing else', () => {
    const line = { file: 'lib/client/generated/models/some-file.ts', specifier: '../../entities/index.js' };
    expect(table.refusal({ ...line, typeOnly: true })).toBeUndefined();
    expect(table.refusal({ ...line, typeOnly: false })).toBe('client/generated may not import client/entities');
  });

  it('lets the client for browsers know the frames by their types, and by nothing else', () => {
    const line = { file: 'packages/gateway-client/src/some-file.ts', specifier: '../../../lib/protocol/index.js' };
    expect(table.refusal({ ...line, typeOnly: true })).toBeUndefined();
    expect(table.refusal({ ...line, typeOnly: false })).toBe('packages/gateway-client may not import protocol');
  });

  it('lets nobody import the file of the room around it', () => {
    expect(answer('client/dispatch', 'client/ari-client.js')).toBe('client/dispatch may not import client');
    expect(answer('client/dispatch', 'client/index.js')).toBe('client/dispatch may not import client');
  });

  it('lets the front door of the package show the client and the module alone', () => {
    const shown = ROOMS.filter((room) => answer('.', `${room}/index.js`) === undefined);
    expect(shown).toEqual(['client', 'module']);
  });

  it('refuses a room that has no line', () => {
    expect(answer('some-room', 'client/index.js')).toBe('lib/some-room has no row in build/rooms.json');
  });
});

/** What the table says to an import of `path`, from the root of lib, by a file of `room`. */
function answer(room: string, path: string): string | undefined {
  const folder = folderOf(room);
  const way = relative(folder, isOfLib(path) ? `lib/${path}` : path);
  return table.refusal({
    file: `${folder}/visitor.ts`,
    specifier: way.startsWith('.') ? way : `./${way}`,
    typeOnly: false,
  });
}
