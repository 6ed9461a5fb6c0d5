import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { AriDatabase, FolderInUseException } from 'nestjs-ari/data';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { dataSettings, FolderLock } from '../../lib/data/internal.js';

let folder: string;
beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'nestjs-ari-lock-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  folder = join(parent, 'database');
});

function opened(): AriDatabase {
  const database = new AriDatabase(dataSettings({ folder }));
  onTestFinished(() => database.close());
  return database;
}

const answer = async (database: AriDatabase): Promise<unknown> =>
  (await sql<{ answer: number }>`select 42 as answer`.execute(database.kysely)).rows[0]?.answer;

/** A process that holds the folder, as another application would. */
async function holder(): Promise<{ pid: number; end: () => Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'console.log("up"); process.stdin.resume()'], { stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const { pid = 0 } = child;
  await writeFile(`${folder}.lock`, JSON.stringify({ pid, began: '' }));
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { pid, end };
}

it('a folder that another process has is refused with its number, and taken once that is gone', async () => {
  const other = await holder();
  const refused = await answer(opened()).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(FolderInUseException);
  expect(refused).toMatchObject({ pid: other.pid, folder, message: expect.stringContaining(`process ${other.pid}`) });
  expect(await opened().health()).toMatchObject({ status: 'down', message: expect.stringContaining('is open in') });
  await other.end();
  const lock = new FolderLock(folder);
  await lock.acquire();
  await lock.release();
});

it('a process with the number of one that is gone holds nothing', async () => {
  await writeFile(`${folder}.lock`, JSON.stringify({ pid: 1, began: '-1' }));
  const lock = new FolderLock(folder);
  await lock.acquire();
  await expect(new FolderLock(folder).acquire()).rejects.toThrow('this process itself');
  await lock.release();
});

it('of many who take what a dead process left, one gets it', async () => {
  await writeFile(`${folder}.lock`, JSON.stringify({ pid: 1, began: '-1' }));
  const all = await Promise.allSettled(Array.from({ length: 12 }, () => new FolderLock(folder).acquire()));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('one process opens a folder once, lazily, and leaves no lock behind', { timeout: 240_000 }, async () => {
  const [first, second] = [opened(), opened()];
  expect(await readdir(join(folder, '..'))).toEqual([]);
  expect(await answer(first)).toBe(42);
  await expect(answer(second)).rejects.toThrow('this process itself');
  await first.close();
  expect(await readdir(join(folder, '..'))).toEqual(['database']);
});
