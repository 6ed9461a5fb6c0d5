// Builds `dist`, and notes from which sources: tests that need the built package take it, instead of building it again.
// `--if-stale` builds nothing where `dist` is of the sources as they are now: a second `npm start` begins at once.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprintOf } from './sources-fingerprint.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const note = join(root, '.build/built-from');
const nest = join(dirname(createRequire(import.meta.url).resolve('@nestjs/cli/package.json')), 'bin/nest.js');

const sources = await fingerprintOf(root);
const noted = await readFile(note, 'utf8').catch(() => undefined);
if (process.argv.includes('--if-stale') && noted === sources && existsSync(join(root, 'dist/console/static'))) {
  process.exit(0);
}
await rm(note, { force: true });
for (const step of [[nest, 'build'], ['build/join-rooms.mjs'], ['packages/console/build.mjs']]) {
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
// Somebody who saves a file meanwhile has a build of no single state of the sources.
if (sources === (await fingerprintOf(root))) {
  await mkdir(dirname(note), { recursive: true });
  await writeFile(note, sources);
}
