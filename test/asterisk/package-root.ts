import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The repository's top folder. Found by walking up from this file, because the samples run a compiled copy of it
 * that stands one level deeper and has no configuration templates beside it.
 */
export function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}
