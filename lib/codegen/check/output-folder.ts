import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { PrintedFile } from '../print/index.js';
import { OutputError } from './output.error.js';

/**
 * How a folder differs from what the generator prints.
 * @publicApi
 */
export interface FolderDifferences {
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** Files that the generator does not print: left over, or put there by hand. */
  readonly foreign: readonly string[];
  /** What `writeFolder` left where it was: files that no generator wrote. */
  readonly left?: readonly string[];
}

/** Every generated file says so near its beginning. */
const MARK = /nestjs-ari generate|npm run generate/;
const MARK_WITHIN = 600;

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
 * Writes what was printed, and removes what an earlier run had printed and this one does not. All of it is written
 * beside its place first: where that fails nothing has changed.
 * @throws {OutputError} a file is in the way that was not generated, or the folder cannot be written.
 * @publicApi
 */
export async function writeFolder(folder: string, files: readonly PrintedFile[]): Promise<FolderDifferences> {
  checkPaths(files);
  const { missing, changed, foreign } = await compareFolder(folder, files);
  for (const path of changed) {
    if (!(await isGenerated(join(folder, path)))) {
      throw new OutputError(`${join(folder, path)}: was not generated, so it is not overwritten; give another --out`);
    }
  }
  for (const path of missing) {
    const there = await stat(join(folder, path)).catch(() => undefined);
    if (there !== undefined) throw new OutputError(`${join(folder, path)}: cannot be written, something else is there`);
  }
  const stale: string[] = [];
  for (const path of foreign) if (await isGenerated(join(folder, path))) stale.push(path);
  await moveIntoPlace(folder, files);
  for (const path of stale) await rm(join(folder, path));
  return { missing, changed, foreign: stale, left: foreign.filter((path) => !stale.includes(path)) };
}

/** A path is made of names of the model; none of them may lead out of the folder. */
function checkPaths(files: readonly PrintedFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (!/^[\w.-]+(\/[\w.-]+)*$/.test(path) || path.split('/').some((name) => /^\.+$/.test(name))) {
      throw new OutputError(`${JSON.stringify(path)}: is no path inside the folder`);
    }
    if (seen.has(path.toLowerCase())) throw new OutputError(`${path}: would be written twice`);
    seen.add(path.toLowerCase());
  }
}

async function moveIntoPlace(folder: string, files: readonly PrintedFile[]): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true });
    const stage = await mkdtemp(join(folder, '.nestjs-ari-'));
    try {
      for (const { path, text } of files) {
        await mkdir(dirname(join(stage, path)), { recursive: true });
        await writeFile(join(stage, path), text);
      }
      for (const { path } of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await rename(join(stage, path), join(folder, path));
      }
    } catch (error) {
      if (first !== undefined) await rm(first, { recursive: true, force: true });
      throw error;
    } finally {
      await rm(stage, { recursive: true, force: true });
    }
  } catch (cause) {
    throw new OutputError(`${folder}: cannot be written (${(cause as Error).message})`, { cause });
  }
}

async function isGenerated(file: string): Promise<boolean> {
  return MARK.test((await readFile(file, 'utf8')).slice(0, MARK_WITHIN));
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(^|\/)(node_modules|__pycache__|\.git|\.venv)\//.test(path))
    .sort();
}
