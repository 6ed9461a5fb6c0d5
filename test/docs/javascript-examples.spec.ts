import ts from 'typescript';
import { expect, it } from 'vitest';
import { blocksOf, pages, placeOf } from './support/documentation.js';

// Code for another library, shown beside ours: it is not run here, but it must be JavaScript.
it('every JavaScript example of the documentation can be parsed', () => {
  const blocks = pages().flatMap((page) => blocksOf(page).filter(({ language }) => language === 'js'));
  expect(blocks.length).toBeGreaterThan(5);
  const wrong = blocks.flatMap((block) => {
    const { diagnostics = [] } = ts.transpileModule(block.code, {
      fileName: 'example.mjs',
      reportDiagnostics: true,
      compilerOptions: { allowJs: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    return diagnostics.map(
      ({ messageText }) => `${placeOf(block)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
  expect(wrong).toEqual([]);
});
