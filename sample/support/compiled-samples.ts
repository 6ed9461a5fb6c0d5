import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../test/asterisk/package-root.js';
import { runCommandOrFail } from '../../test/asterisk/run-command.js';
import { packedPackage } from '../../test/package/support/packed-package.js';

const READ = ['package.json', 'tsconfig.json', 'tsconfig.sample.json', 'sample', 'test/asterisk', 'test/debian'];

/**
 * The samples as `npm run sample` compiles them, on the package as a registry would get it, in a folder of their own:
 * for tests that start them as processes. The folder is for the caller to remove.
 */
export async function compiledSamples(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nestjs-ari-samples-'));
  try {
    for (const name of READ) await cp(join(packageRoot(), name), join(folder, name), { recursive: true });
    await symlink(join(packageRoot(), 'node_modules'), join(folder, 'node_modules'));
    await runCommandOrFail('tar', [
      '-xzf',
      await packedPackage(),
      '--strip-components=1',
      '-C',
      folder,
      'package/dist',
    ]);
    const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
    await runCommandOrFail(process.execPath, [compiler, '-p', 'tsconfig.sample.json'], { cwd: folder });
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
