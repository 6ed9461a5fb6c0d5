import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { Consumer } from './support/consumer.js';

/** What TypeScript makes out of one source file. */
const COMPILED = ['.d.ts', '.js', '.js.map'];

/** Rooms whose modules are joined in one file, and that file. */
const JOINED = /^(client|module)\//;
const ENTRY = /^(client|module)\/index\.js/;

/** A line of code, not of a comment, that has the type `any` in it. */
const ANY = /^(?!\s*(?:\/?\*|\/\/)).*(?<!['"\w])any(?!['"\w])/m;

describe('the packed package', () => {
  let consumer: Consumer;

  beforeAll(async () => {
    consumer = await Consumer.create();
    return () => consumer.remove();
  }, 180_000);

  it('holds what has been built and its papers, and nothing else', () => {
    const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json'];
    expect(readdirSync(consumer.library).sort()).toEqual(papers);
  });

  it('mirrors lib, file by file, models and wording included; a room that starts with every application is one', () => {
    const sources = filesIn(join(packageRoot(), 'lib')).filter((file) => !file.endsWith('.md'));
    const expected = sources
      .flatMap((file) => (file.endsWith('.ts') ? COMPILED.map((ending) => file.replace(/\.ts$/, ending)) : [file]))
      .filter((file) => !JOINED.test(file) || file.endsWith('.d.ts') || ENTRY.test(file));
    expect(filesIn(join(consumer.library, 'dist'))).toEqual(expected.sort());
    expect(expected).toContain('codegen/wording/channels.json');
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

  it('shows the type any to nobody', () => {
    const dist = join(consumer.library, 'dist');
    const declarations = filesIn(dist).filter((file) => file.endsWith('.d.ts'));
    const leaks = declarations.filter((file) => ANY.test(readFileSync(join(dist, file), 'utf8')));
    expect(leaks).toEqual([]);
  });

  function filesIn(folder: string): string[] {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    return files.map((file) => file.slice(folder.length + 1)).sort();
  }
});
