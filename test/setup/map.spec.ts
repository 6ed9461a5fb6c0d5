import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';

it('the map names every folder of the suite, and no other', async () => {
  const test = join(packageRoot(), 'test');
  const folders = (await readdir(test, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const map = await readFile(join(test, 'README.md'), 'utf8');
  const named = [...map.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(folders.map(({ name }) => name)));
});
