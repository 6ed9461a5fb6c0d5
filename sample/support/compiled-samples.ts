import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintOf, INGREDIENTS } from '../../build/sources-fingerprint.js';
import { packageRoot } from '../../test/asterisk/package-root.js';
import { runCommandOrFail } from '../../test/asterisk/run-command.js';
import { withSetUpLock } from '../../test/asterisk/set-up-lock.js';
import { packedPackage } from '../../test/package/support/packed-package.js';

const READ = ['package.json', 'tsconfig.json', 'tsconfig.sample.json', 'sample', 'test/asterisk', 'test/debian'];

/**
 * The samples as `npm run sample` compiles them, on the package as a registry would get it, in a folder of their own: for
 * tests that start them as processes. Made once for the same sources; who starts a sample there writes nothing into it.
 */
export async function compiledSamples(): Promise<string> {
  const parent = join(packageRoot(), '.build/compiled-samples');
  await mkdir(parent, { recursive: true });
  return withSetUpLock(parent, async () => {
    const folder = join(parent, await fingerprintOf(packageRoot(), [...INGREDIENTS, ...READ]));
    if (existsSync(folder)) return folder;
    const old = (await readdir(parent)).filter((name) => !name.startsWith('set-up.lock'));
    await Promise.all(old.map((name) => rm(join(parent, name), { recursive: true, force: true })));
    const draft = await mkdtemp(join(parent, 'draft-'));
    await compile(draft);
    await rename(draft, folder);
    return folder;
  });
}

async function compile(folder: string): Promise<void> {
  for (const name of READ) await cp(join(packageRoot(), name), join(folder, name), { recursive: true });
  await symlink(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
  const unpack = ['-xzf', await packedPackage(), '--strip-components=1', '-C', folder, 'package/dist'];
  await runCommandOrFail('tar', unpack);
  const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
  await runCommandOrFail(process.execPath, [compiler, '-p', 'tsconfig.sample.json'], { cwd: folder });
}
