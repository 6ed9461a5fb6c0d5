import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFolder } from 'nestjs-ari/codegen';
import { runCommand } from '../../../lib/cli/index.js';
import { CollectedOutput } from '../../codegen/support/collected-output.js';
import { temporaryFolder } from '../../codegen/support/temporary-folder.js';

async function generate(...args: string[]) {
  const output = new CollectedOutput();
  return { exitCode: await runCommand(['generate', ...args], {}, output), output };
}

describe('nestjs-ari generate', () => {
  it('leaves what others put into the folder, and removes what it wrote before', async () => {
    const out = await temporaryFolder();
    await writeFile(join(out, 'mine.txt'), 'mine');
    await writeFile(join(out, 'old.ts'), '// Generated from the API of Asterisk 18.0 by `nestjs-ari generate`.\n');
    const { exitCode, output } = await generate('--out', out);
    expect(exitCode).toBe(0);
    expect(output.said).toContain('  old.ts: removed');
    expect(output.said).toContain('  mine.txt: is not generated, and stays');
    expect(await readdir(out)).not.toContain('old.ts');
    expect(await readFile(join(out, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('overwrites nothing that was not generated, and then writes nothing at all', async () => {
    const out = await temporaryFolder();
    await writeFile(join(out, 'index.ts'), 'mine');
    const { exitCode, output } = await generate('--out', out);
    expect(exitCode).toBe(1);
    expect(output.complaints).toEqual([
      expect.stringMatching(/index\.ts: was not generated, so it is not overwritten/),
    ]);
    expect(await readdir(out)).toEqual(['index.ts']);
  });

  it('writes nothing where the source fails', async () => {
    const out = join(await temporaryFolder(), 'out');
    const { exitCode } = await generate('--out', out, '--from', await temporaryFolder(), '--asterisk', '22.10.1');
    expect(exitCode).toBe(1);
    await expect(readdir(out)).rejects.toThrow('ENOENT');
  });

  it('leaves nothing half-written where the folder fails', async () => {
    const out = await temporaryFolder();
    await mkdir(join(out, 'taken'));
    await expect(
      writeFolder(out, [
        { path: 'a', text: '' },
        { path: 'taken', text: '' },
      ]),
    ).rejects.toThrow(/cannot be written/);
    expect(await readdir(out)).toEqual(['taken']);
  });

  it.each(['../a', '/a', 'a/../../b', 'a/./b', 'a\\b', ''])('never writes to %j', async (path) => {
    await expect(writeFolder(await temporaryFolder(), [{ path, text: '' }])).rejects.toThrow(
      'no path inside the folder',
    );
  });

  it('names the targets, and wants a folder for all but its own', async () => {
    const unknown = await generate('--target', 'cobol');
    expect(unknown.exitCode).toBe(2);
    expect(unknown.output.complaints[0]).toMatch(/--target cobol: expected one of typescript/);
  });
});
