import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { FolderInUseException } from '../exceptions/index.js';

interface Holder {
  readonly pid: number;
  /** When the process began, so that another one with its number is not taken for it; empty where that is unknown. */
  readonly began: string;
}

/** Keeps a folder to one process, by a file beside it. A process that is gone holds nothing, however it went. */
export class FolderLock {
  readonly #file: string;
  readonly #folder: string;
  #held = false;

  constructor(folder: string) {
    this.#folder = resolve(folder);
    this.#file = `${this.#folder}.lock`;
  }

  /** @throws {FolderInUseException} a living process has the folder. */
  async acquire(): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (await created(this.#file)) {
        this.#held = true;
        return;
      }
      const holder = await holderIn(this.#file);
      if (holder !== undefined && (await lives(holder))) throw new FolderInUseException(this.#folder, holder.pid);
      await this.#clear();
    }
    throw new FolderInUseException(this.#folder, (await holderIn(this.#file))?.pid ?? 0);
  }

  async release(): Promise<void> {
    if (!this.#held) return;
    this.#held = false;
    await rm(this.#file, { force: true });
  }

  /** Takes away what a process left behind. Two that do so at once must not take away each other's new lock. */
  async #clear(): Promise<void> {
    const claim = `${this.#file}.clearing`;
    if (!(await created(claim))) {
      const clearing = await holderIn(claim);
      if (clearing === undefined || !(await lives(clearing))) await rm(claim, { force: true });
      return;
    }
    try {
      const holder = await holderIn(this.#file);
      if (holder === undefined || !(await lives(holder))) await rm(this.#file, { force: true });
    } finally {
      await rm(claim, { force: true });
    }
  }
}

/** The file appears with its content, or not at all: nobody reads half a lock. */
async function created(file: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ pid: process.pid, began: await beginningOf(process.pid) }));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function holderIn(file: string): Promise<Holder | undefined> {
  try {
    const read = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder>;
    return typeof read.pid === 'number' ? { pid: read.pid, began: read.began ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

async function lives({ pid, began }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // It lives, and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = await beginningOf(pid);
  return began === '' || now === '' || began === now;
}

/** Ticks from the start of the machine to that of the process. */
async function beginningOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets, and may hold blanks and brackets.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
