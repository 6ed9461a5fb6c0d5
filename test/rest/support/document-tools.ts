import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand, runCommandOrFail, type CommandOutcome } from '../../asterisk/run-command.js';
import { withSetUpLock } from '../../asterisk/set-up-lock.js';
import { cacheFolderOf } from '../../debian/cache-folder.js';

const HOME = fileURLToPath(new URL('../document-tools', import.meta.url));
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * A validator and generators of clients, with a compiler that they like: installed once into the user's cache folder, by
 * the lock file that stands beside their `package.json`.
 */
export class DocumentTools {
  /** A folder of this test's own: what is written there is gone after it. */
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** With each document under the name of a file, and the clients that drive them. */
  static async for(documents: Readonly<Record<string, object>>): Promise<DocumentTools> {
    const modules = await installed();
    const folder = await mkdtemp(join(tmpdir(), 'ari-document-'));
    await cp(join(HOME, 'clients'), folder, { recursive: true });
    await cp(join(HOME, 'package.json'), join(folder, 'package.json'));
    await symlink(modules, join(folder, 'node_modules'));
    for (const [name, document] of Object.entries(documents))
      await writeFile(join(folder, name), JSON.stringify(document));
    return new DocumentTools(folder);
  }

  /** Runs a program of one of the packages. */
  run(name: string, ...args: string[]): Promise<CommandOutcome> {
    return runCommand(join(this.folder, 'node_modules/.bin', name), args, { cwd: this.folder });
  }

  /** Runs a client that was compiled, and gives what it wrote. */
  async drive(client: string, url: string): Promise<unknown> {
    const output = await runCommandOrFail(process.execPath, [join('out', client), url], { cwd: this.folder });
    return JSON.parse(output) as unknown;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

async function installed(): Promise<string> {
  const lock = await readFile(join(HOME, 'package-lock.json'));
  const version = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = cacheFolderOf('document-tools');
  const ready = join(folder, version);
  await mkdir(folder, { recursive: true });
  await withSetUpLock(folder, async () => {
    if (existsSync(ready)) return;
    const stage = await mkdtemp(join(folder, 'stage-'));
    try {
      for (const file of ['package.json', 'package-lock.json']) await cp(join(HOME, file), join(stage, file));
      await runCommandOrFail('npm', ['ci', '--prefix', stage, ...QUIET]);
      await rename(stage, ready);
    } finally {
      await rm(stage, { recursive: true, force: true });
    }
  });
  return join(ready, 'node_modules');
}
