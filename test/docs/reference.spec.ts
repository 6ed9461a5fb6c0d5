import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { referencePage } from '../../build/reference.js';
import { packageRoot } from '../asterisk/package-root.js';

it('docs/reference.md says what the comments say; `npm run reference` writes it', async () => {
  const page = join(packageRoot(), 'docs/reference.md');
  const expected = await format(referencePage(packageRoot()), { ...(await resolveConfig(page)), filepath: page });
  expect(readFileSync(page, 'utf8')).toBe(expected);
}, 240_000);
