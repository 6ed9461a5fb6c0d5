import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../asterisk/package-root.js';

/** Builds the page of the console from its sources, without asking the compiler about their types: the build does. */
export async function buildPage(folder: string): Promise<void> {
  const script = join(packageRoot(), 'packages/console/build.mjs');
  await promisify(execFile)(process.execPath, [script, folder, '--no-types']);
}
