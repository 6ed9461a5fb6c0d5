import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiDescriptionError } from './api-description.error.js';
import type { ApiDescription } from './api-description.types.js';
import { readResourceDescription, readResourceNames } from './resource-description.reader.js';

/**
 * Reads an API description from a folder that holds `resources.json` and one file per resource, as Asterisk serves
 * them and as its source tree keeps them under `rest-api` (there the resource files stand in `api-docs`).
 * @throws {ApiDescriptionError} a file is missing, is not JSON, or does not describe an API.
 * @publicApi
 */
export async function readDescriptionFromFolder(folder: string): Promise<ApiDescription> {
  const index = join(folder, 'resources.json');
  const names = readResourceNames(await readJson(index), index);
  const resources = await Promise.all(
    names.map(async (name) => {
      const beside = join(folder, `${name}.json`);
      const file = existsSync(beside) ? beside : join(folder, 'api-docs', `${name}.json`);
      return readResourceDescription(name, await readJson(file), file);
    }),
  );
  return { resources };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ApiDescriptionError(`${file}: cannot be read; give the folder that holds resources.json`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiDescriptionError(`${file}: is not JSON (${(cause as Error).message})`, { cause });
  }
}
