import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from './error-code.js';
import { isAlive } from './process-life.js';

const STALE_AFTER = 10 * 60_000;

/**
 * Runs `work` while no other process does the same for this folder. Only a courtesy that saves a second download:
 * the work itself ends in an atomic rename, so two at once would do no harm.
 */
export async function withSetUpLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, 'set-up.lock');
  while (!(await takeLock(lock))) {
    if (await isStale(lock)) await discard(lock);
    else await delay(200);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(lock: string): Promise<boolean> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(lock, 'utf8'), stat(lock)]);
    const age = Date.now() - mtimeMs;
    // An empty file may be one that its owner is just about to fill.
    return age > STALE_AFTER || (text === '' ? age > 2_000 : !isAlive(Number(text)));
  } catch {
    return false;
  }
}

/** By way of a rename, so that of two that find the same stale lock only one removes it. */
async function discard(lock: string): Promise<void> {
  const aside = `${lock}.${process.pid}`;
  await rename(lock, aside).then(
    () => rm(aside, { force: true }),
    () => undefined,
  );
}
