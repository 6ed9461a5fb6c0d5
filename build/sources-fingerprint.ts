import { createHash, type Hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** All that a build and a package are made of. */
export const INGREDIENTS = [
  'lib',
  'build',
  'packages/console',
  'packages/gateway-client/src',
  'package.json',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
];

/** Hashes files and folders of the repository: another value means that what was made of them is out of date. */
export async function fingerprintOf(root: string, names: readonly string[] = INGREDIENTS): Promise<string> {
  const hash = createHash('sha256');
  for (const name of names) await addTo(hash, root, name);
  return hash.digest('hex').slice(0, 16);
}

async function addTo(hash: Hash, root: string, path: string): Promise<void> {
  const full = join(root, path);
  if (path.endsWith('node_modules') || !existsSync(full)) return;
  const inside = await readdir(full).catch(() => undefined);
  if (inside === undefined) hash.update(`${path}\0`).update(await readFile(full));
  else for (const name of inside.sort()) await addTo(hash, root, `${path}/${name}`);
}
