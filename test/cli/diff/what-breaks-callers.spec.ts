import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelText, PINNED_MODEL, readModel } from 'nestjs-ari/codegen';
import { runCommand } from '../../../lib/cli/index.js';
import { CollectedOutput } from '../../codegen/support/collected-output.js';
import { temporaryFolder } from '../../codegen/support/temporary-folder.js';

const named = (list: any[], name: string): any => list.find((element) => element.name === name);

async function diff(change: (model: any) => void, ...args: string[]) {
  const model = structuredClone(await readModel(PINNED_MODEL)) as any;
  model.asterisk = '23.0.0';
  change(model);
  const file = join(await temporaryFolder(), 'after.json');
  await writeFile(file, modelText(model));
  const output = new CollectedOutput();
  return { exitCode: await runCommand(['diff', '22.10.1', file, ...args], {}, output), output };
}

const operation = (model: any, resource: string, name: string): any =>
  named(named(model.resources, resource).operations, name);

describe('nestjs-ari diff', () => {
  it('ends with 0 where nothing breaks', async () => {
    const { exitCode, output } = await diff((model) => model.events.push({ name: 'ChannelSang', fields: [] }));
    expect(exitCode).toBe(0);
    expect(output.said).toEqual([
      'Asterisk 22.10.1 -> 23.0.0: 1 difference, none breaks callers',
      '  event ChannelSang: added',
    ]);
  });

  const breaking: [what: string, change: (model: any) => void, line: RegExp][] = [
    [
      'an operation gone',
      (model) => named(model.resources, 'sounds').operations.pop(),
      /^! operation sounds.get: removed/,
    ],
    [
      'another path',
      (model) => (operation(model, 'channels', 'ring').path += '/x'),
      /^! operation channels.ring: changed/,
    ],
    [
      'a required parameter more',
      (model) => operation(model, 'channels', 'ring').query.push({ name: 'tone', type: 'text', required: true }),
      /^! operation channels.ring, parameter tone: added/,
    ],
    [
      'a value no longer taken',
      (model) => operation(model, 'channels', 'mute').query[0].oneOf.pop(),
      /^! operation channels.mute, parameter direction: changed/,
    ],
    [
      'another default',
      (model) => (operation(model, 'channels', 'mute').query[0].default = 'in'),
      /^! operation channels.mute, parameter direction: changed/,
    ],
    [
      'a field that may be missing now',
      (model) => delete named(named(model.objects, 'Channel').fields, 'state').required,
      /^! object Channel, field state: changed/,
    ],
    [
      'a field more that callers must send',
      (model) => named(model.records, 'ConfigTuple').fields.push({ name: 'x', type: 'text', required: true }),
      /^! record ConfigTuple, field x: added/,
    ],
  ];
  it.each(breaking)('marks %s, and ends with 1', async (_, change, line) => {
    const { exitCode, output } = await diff(change);
    expect(output.said[1]).toMatch(line);
    expect(exitCode).toBe(1);
  });

  const harmless: [what: string, change: (model: any) => void][] = [
    [
      'an optional parameter more',
      (model) => operation(model, 'channels', 'ring').query.push({ name: 'tone', type: 'text' }),
    ],
    ['a value more', (model) => operation(model, 'channels', 'mute').query[0].oneOf.push('none')],
    ['a status more', (model) => operation(model, 'channels', 'mute').statuses.push(410)],
    [
      'a field more to read',
      (model) => named(model.objects, 'Channel').fields.push({ name: 'mood', type: 'text', required: true }),
    ],
  ];
  it.each(harmless)('does not mark %s', async (_, change) => {
    const { exitCode, output } = await diff(change);
    expect(output.said[1]).toMatch(/^ {2}\w/);
    expect(exitCode).toBe(0);
  });

  it('is one JSON object, or a page with tables', async () => {
    const change = (model: any): void => void named(model.resources, 'sounds').operations.pop();
    const json = JSON.parse((await diff(change, '--json')).output.said.join('\n'));
    expect(json).toMatchObject({
      before: '22.10.1',
      after: '23.0.0',
      differences: [{ change: 'removed', breaks: true }],
    });
    const page = (await diff(change, '--markdown')).output.said;
    expect(page[0]).toBe('# Asterisk 22.10.1 → 23.0.0');
    expect(page).toContain('## Breaks callers');
    expect(page.at(-1)).toMatch(/^\| operation sounds\.get \| removed \| GET .* \| {2}\|$/);
  });

  it('wants two sources', async () => {
    const output = new CollectedOutput();
    expect(await runCommand(['diff', '22.10.1'], {}, output)).toBe(2);
    expect(output.complaints[0]).toMatch(/expected 2 names, found 1/);
    expect(await runCommand(['diff', '22.10.1', '19.0'], {}, output)).toBe(1);
    expect(output.complaints[1]).toMatch(/19\.0: is no address, folder or model/);
  });
});
