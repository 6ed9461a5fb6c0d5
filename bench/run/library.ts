import { pathToFileURL } from 'node:url';
import { join, resolve } from 'node:path';

type Library = typeof import('nestjs-ari');
type Client = typeof import('nestjs-ari/client');
type Testing = typeof import('nestjs-ari/testing');

/**
 * The library as it is published: compiled. `BENCH_LIBRARY` names another folder with a build of it, so that a change
 * can be measured beside what was there before.
 */
export async function loadLibrary(): Promise<Library> {
  const other = inOtherBuild('index.js');
  return other === undefined ? import('nestjs-ari') : ((await import(other)) as Library);
}

/** The client alone, without Nest: what is measured of it is not to wait for the rest. */
export async function loadClient(): Promise<Client> {
  const other = inOtherBuild('client/index.js');
  return other === undefined ? import('nestjs-ari/client') : ((await import(other)) as Client);
}

/** The simulator of the same build. */
export async function loadTesting(): Promise<Testing> {
  const other = inOtherBuild('testing/index.js');
  return other === undefined ? import('nestjs-ari/testing') : ((await import(other)) as Testing);
}

function inOtherBuild(file: string): string | undefined {
  const folder = process.env['BENCH_LIBRARY'];
  return folder === undefined ? undefined : pathToFileURL(join(resolve(folder), file)).href;
}
