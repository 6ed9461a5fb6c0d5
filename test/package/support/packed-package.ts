import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../asterisk/package-root.js';
import { runCommandOrFail } from '../../asterisk/run-command.js';
import { withSetUpLock } from '../../asterisk/set-up-lock.js';

/** All that a build and a package are made of. */
const INGREDIENTS = [
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

/**
 * The package as a registry would get it: a tarball, built from the sources as they are now. It is made in a folder of
 * its own, so that a `dist` that somebody is using stays, and once for the same sources, however many tests ask.
 */
export async function packedPackage(): Promise<string> {
  const folder = join(packageRoot(), '.build/package');
  await mkdir(folder, { recursive: true });
  return withSetUpLock(folder, async () => {
    const tarball = join(folder, `${await fingerprint()}.tgz`);
    if (!existsSync(tarball)) {
      await emptyOut(folder);
      await pack(folder, tarball);
    }
    return tarball;
  });
}

async function pack(folder: string, tarball: string): Promise<void> {
  const stage = await mkdtemp(join(folder, 'stage-'));
  try {
    for (const name of INGREDIENTS) {
      const source = join(packageRoot(), name);
      if (existsSync(source)) await cp(source, join(stage, name), { recursive: true });
    }
    const nest = join(packageRoot(), 'node_modules/@nestjs/cli/bin/nest.js');
    await runCommandOrFail(process.execPath, [nest, 'build'], { cwd: stage });
    await runCommandOrFail(process.execPath, ['build/join-rooms.mjs'], { cwd: stage });
    // Its types are checked by the build itself.
    await runCommandOrFail(process.execPath, ['packages/console/build.mjs', '--no-types'], { cwd: stage });
    await runCommandOrFail('npm', ['pack', '--ignore-scripts', '--silent'], { cwd: stage });
    const packed = (await readdir(stage)).find((name) => name.endsWith('.tgz'));
    if (packed === undefined) throw new Error('npm pack left no tarball');
    await rename(join(stage, packed), tarball);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function emptyOut(folder: string): Promise<void> {
  const old = (await readdir(folder)).filter((name) => name.endsWith('.tgz') || name.startsWith('stage-'));
  await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of INGREDIENTS) await addTo(hash, name);
  return hash.digest('hex').slice(0, 16);
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const full = join(packageRoot(), path);
  if (!existsSync(full)) return;
  const inside = await readdir(full).catch(() => undefined);
  if (inside === undefined) hash.update(`${path}\0`).update(await readFile(full));
  else for (const name of inside.sort()) await addTo(hash, `${path}/${name}`);
}
