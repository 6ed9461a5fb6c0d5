import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withSetUpLock } from './set-up-lock.js';

describe('the lock of the set-up', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lets one work at a time', async () => {
    let working = 0;
    let most = 0;
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await nextTurn();
      working -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withSetUpLock(folder, work)));
    expect(most).toBe(1);
  });

  it('is given back when the work fails', async () => {
    const failing = withSetUpLock(folder, () => Promise.reject(new Error('no network')));
    await expect(failing).rejects.toThrow('no network');
    expect(existsSync(join(folder, 'set-up.lock'))).toBe(false);
  });

  it('is taken from a process that died with it', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    await writeFile(join(folder, 'set-up.lock'), String(dead.pid));
    expect(await withSetUpLock(folder, () => Promise.resolve('done'))).toBe('done');
  });
});
