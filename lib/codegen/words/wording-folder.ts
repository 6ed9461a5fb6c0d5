import { readFile, readdir } from 'node:fs/promises';
import { WordBook } from './word-book.js';
import type { WordingFile } from './wording.types.js';

/**
 * The descriptions that come with this package.
 * @publicApi
 */
export const WORDING_FOLDER: URL = new URL('../wording/', import.meta.url);

/**
 * Reads all `*.json` of a folder into one word book.
 * @publicApi
 */
export async function readWordBook(folder: URL = WORDING_FOLDER): Promise<WordBook> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(
    names.map(async (name) => [name.replace(/\.json$/, ''), await readWordingFile(new URL(name, folder))] as const),
  );
  return new WordBook(Object.fromEntries(files));
}

async function readWordingFile(file: URL): Promise<WordingFile> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text) as WordingFile;
  } catch (cause) {
    throw new Error(`${file.pathname}: is not JSON (${(cause as Error).message})`, { cause });
  }
}
