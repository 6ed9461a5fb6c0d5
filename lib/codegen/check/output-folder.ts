import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { PrintedFile } from '../print/index.js';

/**
 * How a folder differs from what the generator prints.
 * @publicApi
 */
export interface FolderDifferences {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** Files that the generator does not print: left over, or put there by hand. */
  readonly foreign: readonly string[];
}

/**
 * Compares what was printed with what is on disk; nothing is written.
 * @publicApi
 */
export async function compareFolder(folder: string, files: readonly PrintedFile[]): Promise<FolderDifferences> {
  const present = await filesIn(folder);
  const printed = new Set(files.map((file) => file.path));
  const changed: string[] = [];
  for (const file of files.filter(({ path }) => present.includes(path))) {
    if ((await readFile(join(folder, file.path), 'utf8')) !== file.text) {
      changed.push(file.path);
    }
  }
  return {
    missing: files.map((file) => file.path).filter((path) => !present.includes(path)),
    changed,
    foreign: present.filter((path) => !printed.has(path)),
  };
}

/**
 * Makes the folder hold exactly what was printed.
 * @publicApi
 */
export async function writeFolder(folder: string, files: readonly PrintedFile[]): Promise<FolderDifferences> {
  const differences = await compareFolder(folder, files);
  await Promise.all(differences.foreign.map((path) => rm(join(folder, path))));
  for (const file of files) {
    const target = join(folder, file.path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, file.text);
  }
  return differences;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
