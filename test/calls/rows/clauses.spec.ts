import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../asterisk/package-root.js';
import { CLAUSES, type Shown } from './clauses.js';
import { GATHER_ROWS } from './gather-rows.js';

const HERE = join(packageRoot(), 'test/calls/rows');
const textOf = (file: string): string => readFileSync(join(packageRoot(), file), 'utf8');

const files = readdirSync(HERE).filter((name) => name.endsWith('-rows.e2e-spec.ts'));
const namesIn = (file: string): readonly string[] =>
  [...textOf(`test/calls/rows/${file}`).matchAll(/^ {2}'(.+)': async/gm)].map(([, name = '']) => name);
/** Every row that runs on both servers. */
const rows = [...files.flatMap(namesIn), ...GATHER_ROWS.map(({ name }) => name)];

const clauses = Object.entries(CLAUSES).flatMap(([verb, all]) =>
  Object.entries(all).map(([clause, shown]) => ({ name: `${verb}: ${clause}`, shown })),
);
const PAGE = textOf('docs/call-flows.md');

function expectShown(shown: Shown): void {
  if ('row' in shown) expect(rows).toContain(shown.row);
  else if ('file' in shown) expect(textOf(`test/${shown.file}`)).toContain(shown.title);
  else expect(PAGE).toContain(`| ${shown.difference}`);
}

describe('what the verbs of the platforms promise', () => {
  it.each(clauses)('$name: is shown, or the difference is named', ({ shown }) => {
    expect(shown).not.toHaveLength(0);
    for (const one of shown) expectShown(one);
  });

  it('leaves no row out, and no row has the name of another', () => {
    const listed = clauses.flatMap(({ shown }) => shown.flatMap((one) => ('row' in one ? [one.row] : [])));
    expect(rows.filter((name) => !listed.includes(name))).toEqual([]);
    expect(rows).toHaveLength(new Set(rows).size);
  });

  it.each(files)('%s runs on the simulator and on the real Asterisk', (file) => {
    const text = textOf(`test/calls/rows/${file}`);
    expect(text.includes('onBoth(') || text.includes('describeOnAsterisk(')).toBe(true);
  });
});
