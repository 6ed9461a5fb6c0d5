import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { importsOf } from '../lint/support/imports.js';
import { RoomTable } from '../lint/support/room-table.js';
import { Consumer } from './support/consumer.js';

/** What TypeScript makes out of one source file. */
const COMPILED = ['.d.ts', '.js', '.js.map'];

/** Rooms that are joined: of their code and declarations a few files are left. */
const JOINED = [...RoomTable.read().rows]
  .filter(([room, { joined }]) => joined === true && existsSync(join(packageRoot(), 'lib', room)))
  .map(([room]) => room);
const PARTS = /^(?:index|internal|shared\d?|simulated-connection\.module|media-doors\.module)\.(?:d\.ts|js|js\.map)$/;

/** Rooms with a subpath of their own: of one inside a joined room the door is left. */
const SUBPATHS = [...RoomTable.read().rows].filter(([, { subpath }]) => subpath === true).map(([room]) => room);
const DOOR = /(?:^|\/)index\.(?:d\.ts|js|js\.map)$/;

/** The page of the console, which is made from `packages/console`. */
const FILES_OF_PAGE = ['console.css', 'console.js', 'icon.svg', 'index.html', 'sip-telephone.js'];
const PAGE = FILES_OF_PAGE.map((name) => `console/static/${name}`);

/** A line of code, not of a comment, that has the type `any` in it. */
const ANY = /^(?!\s*(?:\/?\*|\/\/)).*(?<!['"\w])any(?!['"\w])/m;

describe('the packed package', () => {
  let consumer: Consumer;

  beforeAll(async () => {
    consumer = await Consumer.create();
    return () => consumer.remove();
  }, 300_000);

  it('holds what has been built and its papers, and nothing else', () => {
    const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json'];
    expect(readdirSync(consumer.library).sort()).toEqual(papers);
  });

  it('mirrors lib, file by file, models and wording included, but for the rooms that are joined', () => {
    const sources = filesIn(join(packageRoot(), 'lib')).filter((file) => !file.endsWith('.md') && !isJoined(file));
    const compiled = (file: string): string[] => COMPILED.map((ending) => file.replace(/\.ts$/, ending));
    const expected = sources.flatMap((file) => (file.endsWith('.ts') ? compiled(file) : [file]));
    expected.push(...PAGE);
    expect(filesIn(join(consumer.library, 'dist')).filter((file) => !isJoined(file))).toEqual(expected.sort());
    expect(expected).toContain('codegen/wording/channels.json');
  });

  it.each(JOINED)('has of %s its doors, and what they share', (room) => {
    const files = filesIn(join(consumer.library, 'dist', room)).filter((file) => !file.endsWith('.json'));
    expect(files).toEqual(expect.arrayContaining(['index.d.ts', 'index.js', 'index.js.map']));
    const inner = SUBPATHS.filter((name) => name.startsWith(`${room}/`)).map((name) => name.slice(room.length + 1));
    const part = (file: string): boolean => PARTS.test(file) || (inner.includes(dirname(file)) && DOOR.test(file));
    expect(files.filter((file) => !part(file))).toEqual([]);
  });

  it('has beside a joined room the tables that it reads', () => {
    const tables = (folder: string): string[] => filesIn(folder).filter((file) => file.endsWith('.json'));
    const sources = tables(join(packageRoot(), 'lib/testing'));
    expect(tables(join(consumer.library, 'dist/testing'))).toEqual(sources);
    expect(sources).not.toEqual([]);
  });

  it('shows the room behind every entry point, with its types', async () => {
    const { exports } = await consumer.manifest();
    for (const [entry, target] of Object.entries(exports)) {
      if (typeof target === 'string') continue;
      const room = entry === '.' ? 'index' : `${entry.slice(2)}/index`;
      expect(target).toEqual({ types: `./dist/${room}.d.ts`, default: `./dist/${room}.js` });
    }
  });

  it('has a command line that a shell can start', async () => {
    const { bin } = await consumer.manifest();
    const program = bin['nestjs-ari'] ?? '';
    expect(readFileSync(join(consumer.library, program), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('generates the client from the model that comes with it', async () => {
    const { bin } = await consumer.manifest();
    const program = join(consumer.library, bin['nestjs-ari'] ?? '');
    const { exitCode, errors } = await consumer.run(process.execPath, program, 'generate', '--out', 'generated');

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    const here = join(packageRoot(), 'lib/client/generated');
    expect(filesIn(join(consumer.folder, 'generated'))).toEqual(filesIn(here));
  });

  it('names in its declarations only packages that a user of the room has', () => {
    const dist = join(consumer.library, 'dist');
    const named = (room: string): string[] => {
      const lines = importsOf(room, readFileSync(join(dist, room, 'index.d.ts'), 'utf8'));
      const names = lines.map(({ specifier }) => specifier).filter((name) => !/^(?:\.|node:)/.test(name));
      return [...new Set(names)].sort();
    };
    expect(named('client')).toEqual(['axios', 'rxjs']);
    expect(named('module')).toEqual(['@nestjs/common', 'rxjs']);
  });

  it('shows the type any to nobody', () => {
    const dist = join(consumer.library, 'dist');
    const declarations = filesIn(dist).filter((file) => file.endsWith('.d.ts'));
    const leaks = declarations.filter((file) => ANY.test(readFileSync(join(dist, file), 'utf8')));
    expect(leaks).toEqual([]);
  });

  function isJoined(file: string): boolean {
    return JOINED.includes(file.split('/')[0] ?? '') && !file.endsWith('.json');
  }

  function filesIn(folder: string): string[] {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    return files.map((file) => file.slice(folder.length + 1)).sort();
  }
});
