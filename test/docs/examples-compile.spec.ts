import { expect, it } from 'vitest';
import { compileExamples } from './support/compiled-examples.js';
import { examples, placeOf } from './support/documentation.js';

const TIME_FOR_THE_COMPILER = 120_000;

it('every example of the documentation compiles against the library', { timeout: TIME_FOR_THE_COMPILER }, () => {
  const blocks = examples();
  expect(blocks.map(placeOf)).toContainEqual(expect.stringMatching(/^README\.md:/));
  expect(compileExamples(blocks)).toEqual([]);
});
