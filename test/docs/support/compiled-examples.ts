import ts from 'typescript';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../asterisk/package-root.js';
import { placeOf, type Block } from './documentation.js';
import { compilerOptions, writeExample } from './example-files.js';
import { exampleModule, isModule } from './example-module.js';
import { namesOfTheCompiler } from './names.js';

const PURPOSE = 'compiled';
const GIVEN = join(packageRoot(), 'test/docs/support/given.ts');

/** Compiles blocks against the library, and gives the complaints by their place in the documentation. */
export function compileExamples(blocks: readonly Block[]): readonly string[] {
  const options = { ...compilerOptions(), noUnusedLocals: false, noUnusedParameters: false };
  const library = ts.createProgram([GIVEN], options);
  const names = namesOfTheCompiler(library, GIVEN);
  const byPath = new Map(
    blocks.map((block) => [writeExample(PURPOSE, block, exampleModule(block, names), 'ts'), block] as const),
  );
  writeFileSync(join(packageRoot(), '.build/docs', PURPOSE, 'given.ts'), readFileSync(GIVEN));
  const program = ts.createProgram([...byPath.keys()], options, undefined, library);
  // Of the examples alone: whether the library compiles is for others to say.
  return [...byPath].flatMap(([path, block]) => {
    const file = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map((diagnostic) => complaint(block, diagnostic));
  });
}

function complaint(block: Block, { file, start = 0, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, ' ');
  const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + (isModule(block.code) ? 1 : 0);
  return `${placeOf({ ...block, line: block.line + line })}: ${message}`;
}
