import { readFile } from 'node:fs/promises';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { KNOWN_FAULTS } from '../../lib/client/internal.js';

const FOUND = /<!-- known faults -->\n([\s\S]*)<!-- end of known faults -->/;

/** The releases that are free of a fault. */
function free(mended: Readonly<Record<number, readonly number[]>>): string {
  const releases = Object.values(mended).map((release) => release.join('.'));
  return releases.length === 0 ? 'none known' : releases.join(', ');
}

it('the table of known faults in the documentation is the one that the library goes by', async () => {
  const rows = KNOWN_FAULTS.map(({ text, change, avoided, mended, source }) => {
    const whatToDo = avoided === undefined ? change : `nothing: ${avoided}`;
    return `| ${text} | ${free(mended)} | ${whatToDo} | ${source} |`;
  });
  const head = '| what happens | first releases without it | what to do | source |\n| --- | --- | --- | --- |';
  const table = await format([head, ...rows].join('\n'), { parser: 'markdown', printWidth: 124 });
  const page = await readFile('docs/fault-reference.md', 'utf8');
  expect(FOUND.exec(page)?.[1]?.trim()).toBe(table.trim());
});
