import { describe, expect, it } from 'vitest';
import { blocksOf } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/testing-your-application.md';

const blocks = blocksOf(PAGE).filter(({ language }) => language === 'ts');
const paths = blocks.map((block) => [block.name ?? '', writeProgram('testing-your', block, {})] as const);
const tests = paths.filter(([name]) => name.endsWith('.spec.ts'));

it('every example is a file that a test of the page needs, or one of its tests', () => {
  expect(blocks.filter(({ name }) => name === undefined)).toEqual([]);
  const imported = blocks.flatMap(({ code }) =>
    [...code.matchAll(/from '\.\/(.+)\.js'/g)].map(([, name]) => `${name}.ts`),
  );
  const idle = paths.filter(([name]) => !name.endsWith('.spec.ts') && !imported.includes(name));
  expect(idle).toEqual([]);
  expect(tests.length).toBeGreaterThan(5);
});

// The examples are test files: importing one inside a suite makes its tests part of it.
for (const [name, path] of tests) {
  describe(`${PAGE}: ${name}`, async () => {
    await import(/* @vite-ignore */ path);
  });
}
