import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { PINNED_ASTERISK, TARGETS } from 'nestjs-ari/codegen';
import { runCommand } from '../../lib/cli/index.js';
import { describeOnAsterisk, requireAsterisk } from '../setup/describe-on-asterisk.js';
import { CollectedOutput } from './support/collected-output.js';
import { temporaryFolder } from './support/temporary-folder.js';

const COMMITTED = fileURLToPath(new URL('../../lib/client/generated/', import.meta.url));

async function run(...args: string[]): Promise<void> {
  const { username, password } = requireAsterisk();
  const output = new CollectedOutput();
  const exitCode = await runCommand(args, { ARI_USERNAME: username, ARI_PASSWORD: password }, output);
  expect(exitCode, output.all).toBe(0);
}

/** A line for each file of a folder, as `sha256sum` writes it. */
async function sums(folder: string, target: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const sum = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return `${sum}  ${target}/${path.slice(folder.length + 1)}`;
    });
  return (await Promise.all(lines)).toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
}

// After a change of the generator or its texts: npx vitest run test/codegen/pinned-output -u
describeOnAsterisk('what a running Asterisk is made into', () => {
  it('is what is committed: all targets, twice, byte for byte', async ({ skip }) => {
    const { url, version } = requireAsterisk();
    if (version !== PINNED_ASTERISK) skip(`Asterisk is ${version}, not ${PINNED_ASTERISK}`);
    const written: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const folder = await temporaryFolder();
      const model = join(folder, 'model.json');
      await run('extract', url, '--out', model);
      const lines: string[] = [];
      for (const target of TARGETS.filter((each) => each !== 'typescript')) {
        await run('generate', '--target', target, '--from', model, '--out', join(folder, target));
        lines.push(...(await sums(join(folder, target), target)));
      }
      written.push(`${lines.join('\n')}\n`);
      // TypeScript is committed as such.
      await run('generate', '--check', '--from', model, '--out', COMMITTED);
    }
    expect(written[1]).toBe(written[0]);
    await expect(written[0]).toMatchFileSnapshot('pinned-output.sha256');
  }, 120_000);
});
