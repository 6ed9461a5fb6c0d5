import ts from 'typescript';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../asterisk/package-root.js';
import type { Block } from './documentation.js';

/** The repository's compiler options. */
export function compilerOptions(): ts.CompilerOptions {
  const path = join(packageRoot(), 'tsconfig.json');
  const read = ts.parseConfigFileTextToJson(path, ts.sys.readFile(path) ?? '');
  return ts.parseJsonConfigFileContent(read.config, ts.sys, packageRoot()).options;
}

/**
 * Writes the text of a block where it can be compiled or imported, beside the others of its page, and returns the path.
 *
 * @param purpose - a folder below `.build/docs`; two users of one would overwrite each other.
 */
export function writeExample(purpose: string, block: Block, text: string, extension: 'ts' | 'js'): string {
  const { page, line, name } = block;
  const folder = page.replace(/\.md$/, '').replaceAll('/', '-').toLowerCase();
  const file = name === undefined ? `line-${line}` : name.replace(/\.ts$/, '');
  const path = join(packageRoot(), '.build/docs', purpose, folder, `${file}.${extension}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/**
 * Writes a module as JavaScript and returns its path. `replace` puts what is true here in the place of what the
 * documentation makes up: an address, a password.
 */
export function writeProgram(
  purpose: string,
  block: Block,
  replace: Readonly<Record<string, string>>,
  text = block.code,
): string {
  let source = text;
  for (const [madeUp, real] of Object.entries(replace)) source = source.replaceAll(madeUp, real);
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      ...compilerOptions(),
      module: ts.ModuleKind.ESNext,
      noEmit: false,
      declaration: false,
      sourceMap: false,
    },
    fileName: 'example.ts',
  });
  return writeExample(purpose, block, outputText, 'js');
}
