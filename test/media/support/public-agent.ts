import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { runCommandOrFail } from '../../asterisk/run-command.js';
import { withSetUpLock } from '../../asterisk/set-up-lock.js';
import { cacheFolderOf } from '../../debian/cache-folder.js';

const HOME = fileURLToPath(new URL('../public-agent', import.meta.url));
const FILES = ['package.json', 'package-lock.json', 'agent.js'];
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Starts an agent of other people for Twilio Media Streams, in a process of its own, and gives its address. It ends with the test. */
export async function publicAgent(modelUrl: string): Promise<string> {
  const folder = await installed();
  const child = spawn(process.execPath, ['agent.js', modelUrl], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return `ws://127.0.0.1:${port.toString().trim()}/media-stream`;
}

/** Its packages, installed once into the user's cache folder, by the lock file that stands beside it. */
async function installed(): Promise<string> {
  const texts = await Promise.all(FILES.map((file) => readFile(join(HOME, file))));
  const version = createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 12);
  const folder = cacheFolderOf('public-agent');
  const ready = join(folder, version);
  await mkdir(folder, { recursive: true });
  await withSetUpLock(folder, async () => {
    if (existsSync(ready)) return;
    const stage = await mkdtemp(join(folder, 'stage-'));
    try {
      for (const file of FILES) await cp(join(HOME, file), join(stage, file));
      await runCommandOrFail('npm', ['ci', '--prefix', stage, ...QUIET]);
      await rename(stage, ready);
    } finally {
      await rm(stage, { recursive: true, force: true });
    }
  });
  return ready;
}
