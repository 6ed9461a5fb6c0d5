import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintOf, INGREDIENTS } from '../../../build/sources-fingerprint.js';
import { packageRoot } from '../../asterisk/package-root.js';
import { runCommandOrFail } from '../../asterisk/run-command.js';
import { withSetUpLock } from '../../asterisk/set-up-lock.js';

/**
 * The package as a registry would get it: a tarball, built from the sources as they are now. It is made in a folder of
 * its own, so that a `dist` that somebody is using stays, and once for the same sources, however many tests ask. A `dist`
 * that `npm run build` has made of these very sources is packed as it is.
 */
export async function packedPackage(): Promise<string> {
  const folder = join(packageRoot(), '.build/package');
  await mkdir(folder, { recursive: true });
  return withSetUpLock(folder, async () => {
    const fingerprint = await fingerprintOf(packageRoot());
    const tarball = join(folder, `${fingerprint}.tgz`);
    if (!existsSync(tarball)) {
      await emptyOut(folder);
      await pack(folder, tarball, await isBuilt(fingerprint));
    }
    return tarball;
  });
}

/** The command line in `dist`, where that was built from the sources as they are now. */
export async function builtCommandLine(): Promise<string | undefined> {
  const built = await isBuilt(await fingerprintOf(packageRoot()));
  return built ? join(packageRoot(), 'dist/cli/main.js') : undefined;
}

async function isBuilt(fingerprint: string): Promise<boolean> {
  const noted = await readFile(join(packageRoot(), '.build/built-from'), 'utf8').catch(() => undefined);
  return noted === fingerprint && existsSync(join(packageRoot(), 'dist/cli/main.js'));
}

async function pack(folder: string, tarball: string, built: boolean): Promise<void> {
  const stage = await mkdtemp(join(folder, 'stage-'));
  try {
    for (const name of built ? ['dist', 'package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'] : INGREDIENTS) {
      const source = join(packageRoot(), name);
      if (existsSync(source)) await cp(source, join(stage, name), { recursive: true });
    }
    if (!built) await build(stage);
    await runCommandOrFail('npm', ['pack', '--ignore-scripts', '--silent'], { cwd: stage });
    const packed = (await readdir(stage)).find((name) => name.endsWith('.tgz'));
    if (packed === undefined) throw new Error('npm pack left no tarball');
    await rename(join(stage, packed), tarball);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function build(stage: string): Promise<void> {
  const nest = join(packageRoot(), 'node_modules/@nestjs/cli/bin/nest.js');
  await runCommandOrFail(process.execPath, [nest, 'build'], { cwd: stage });
  await runCommandOrFail(process.execPath, ['build/join-rooms.mjs'], { cwd: stage });
  // Its types are checked by the build itself.
  await runCommandOrFail(process.execPath, ['packages/console/build.mjs', '--no-types'], { cwd: stage });
}

async function emptyOut(folder: string): Promise<void> {
  const old = (await readdir(folder)).filter((name) => !name.startsWith('set-up.lock'));
  await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}
