import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MODEL_SCHEMA, PINNED_ASTERISK, PINNED_MODEL } from 'nestjs-ari/codegen';
import { runCommand } from '../../../lib/cli/index.js';
import { CollectedOutput } from '../../codegen/support/collected-output.js';
import { temporaryFolder } from '../../codegen/support/temporary-folder.js';
import { describeOnAsterisk, requireAsterisk } from '../../setup/describe-on-asterisk.js';

async function run(...args: string[]) {
  const { username, password } = requireAsterisk();
  const output = new CollectedOutput();
  return { exitCode: await runCommand(args, { ARI_USERNAME: username, ARI_PASSWORD: password }, output), output };
}

describeOnAsterisk('the model of a running server', () => {
  it('is what the package holds, byte for byte, twice', async ({ skip }) => {
    const { url, version } = requireAsterisk();
    if (version !== PINNED_ASTERISK) skip(`Asterisk is ${version}, not ${PINNED_ASTERISK}`);
    const file = join(await temporaryFolder(), 'model.json');
    for (let time = 0; time < 2; time += 1) {
      expect((await run('extract', url, '--out', file)).output.said).toEqual([
        `${file}: the model of Asterisk ${version}`,
      ]);
      expect(await readFile(file, 'utf8')).toBe(await readFile(PINNED_MODEL, 'utf8'));
    }
    const shown = await run('extract', file);
    expect(`${shown.output.said.join('\n')}\n`).toBe(await readFile(PINNED_MODEL, 'utf8'));
  });

  it('is checked against what this library was built for', async ({ skip }) => {
    const { url, version } = requireAsterisk();
    if (version !== PINNED_ASTERISK) skip(`Asterisk is ${version}, not ${PINNED_ASTERISK}`);
    const { exitCode, output } = await run('check', url);
    expect(output.said).toEqual([`Asterisk ${version} offers all that this library was built for`]);
    expect(exitCode).toBe(0);
  });

  it('comes with the schema that it fits', async () => {
    const { output } = await run('extract', '--schema');
    expect(JSON.parse(output.said.join('\n'))).toEqual(JSON.parse(await readFile(MODEL_SCHEMA, 'utf8')));
  });
});
