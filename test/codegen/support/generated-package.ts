import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { runCommand } from '../../../lib/cli/index.js';
import { CollectedOutput } from './collected-output.js';

/** Generates a target into a folder before the tests of a file, and gives the folder. It is removed after them. */
export function generatedPackage(target: string): () => string {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `nestjs-ari-${target}-`));
    const output = new CollectedOutput();
    expect(await runCommand(['generate', '--target', target, '--out', folder], {}, output)).toBe(0);
    expect(output.complaints).toEqual([]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}
