import { readdirSync, readFileSync } from 'node:fs';
import type { PrintedFile } from '../printer.js';

/**
 * The hand-written files that the generated code of a language stands on, below the generator's mark.
 * @param folder - ends with a slash.
 */
export function runtimeFiles(folder: URL, into: string, mark: string): PrintedFile[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => !name.startsWith('.') && !name.startsWith('__'))
    .map((name) => ({ path: `${into}${name}`, text: `${mark}\n${readFileSync(new URL(name, folder), 'utf8')}` }));
}
