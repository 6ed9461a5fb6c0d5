import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelText, PINNED_MODEL, readModel } from 'nestjs-ari/codegen';
import { runCommand } from '../../lib/cli/index.js';
import { CollectedOutput } from './support/collected-output.js';
import { temporaryFolder } from './support/temporary-folder.js';

async function run(...args: string[]): Promise<{ exitCode: number; output: CollectedOutput }> {
  const output = new CollectedOutput();
  return { exitCode: await runCommand(['generate', ...args], {}, output), output };
}

async function freshOutput(): Promise<string> {
  const folder = await temporaryFolder();
  expect((await run('--out', folder)).exitCode).toBe(0);
  return folder;
}

describe('generate --check', () => {
  it('is content with what was just generated', async () => {
    const folder = await freshOutput();
    expect((await run('--check', '--out', folder)).exitCode).toBe(0);
  });

  it('lists what was edited, what is missing and what does not belong there', async () => {
    const folder = await freshOutput();
    await appendFile(join(folder, 'events/stasis.events.ts'), '// by hand\n');
    await rm(join(folder, 'repositories/sounds.repository.ts'));
    await writeFile(join(folder, 'events/extra.ts'), '');
    const { exitCode, output } = await run('--check', '--out', folder);
    expect(exitCode).toBe(1);
    expect(output.complaints.slice(1)).toEqual([
      '  repositories/sounds.repository.ts: is missing',
      '  events/stasis.events.ts: differs',
      '  events/extra.ts: is not generated',
    ]);
  });

  it('lists what nobody described', async () => {
    const folder = await freshOutput();
    const model = structuredClone(await readModel(PINNED_MODEL)) as any;
    model.records[0].fields.push({ name: 'novelty', type: 'text' });
    const file = join(await temporaryFolder(), 'model.json');
    await writeFile(file, modelText(model));
    const { exitCode, output } = await run('--check', '--out', folder, '--model', file);
    expect(exitCode).toBe(1);
    expect(output.complaints).toContain('  Not described in lib/codegen/wording:');
    expect(output.complaints).toContain(`    ${model.records[0].name}.novelty`);
  });

  it('lists descriptions of what the API no longer has', async () => {
    const folder = await freshOutput();
    const model = structuredClone(await readModel(PINNED_MODEL)) as any;
    model.events = model.events.filter((event: { name: string }) => event.name !== 'ChannelHold');
    const file = join(await temporaryFolder(), 'model.json');
    await writeFile(file, modelText(model));
    const { output } = await run('--check', '--out', folder, '--model', file);
    expect(output.complaints).toContain('  Described in lib/codegen/wording, and not in the API:');
    expect(output.complaints).toContain('    ChannelHold');
  });

  it('writes nothing', async () => {
    const folder = await temporaryFolder();
    expect((await run('--check', '--out', folder)).exitCode).toBe(1);
    const { readdir } = await import('node:fs/promises');
    expect(await readdir(folder)).toEqual([]);
  });
});
