// Writes docs/reference.md.
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { referencePage } from './reference.js';

const page = 'docs/reference.md';
await writeFile(page, await format(referencePage(process.cwd()), { ...(await resolveConfig(page)), filepath: page }));
