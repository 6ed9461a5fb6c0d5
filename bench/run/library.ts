import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

type Library = typeof import('nestjs-ari');

/**
 * The library as it is published: compiled. `BENCH_LIBRARY` names another folder with a build of it, so that a change
 * can be measured beside what was there before.
 */
export async function loadLibrary(): Promise<Library> {
  const folder = process.env['BENCH_LIBRARY'];
  if (folder === undefined) return import('nestjs-ari');
  return (await import(pathToFileURL(join(resolve(folder), 'index.js')).href)) as Library;
}
