import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { check } from 'prettier';
import { describe, expect, it } from 'vitest';
import { PINNED_MODEL, readModel } from 'nestjs-ari/codegen';
import { runCommand } from '../../lib/cli/index.js';
import { EVENT_TABLE, OPERATIONS } from '../../lib/client/generated/internal.js';
import { CollectedOutput } from './support/collected-output.js';

const generated = fileURLToPath(new URL('../../lib/client/generated/', import.meta.url));
const model = await readModel(PINNED_MODEL);

describe('the generated code', () => {
  it('is what the generator writes, with a description of everything', async () => {
    const output = new CollectedOutput();
    const exitCode = await runCommand(['generate', '--check', '--out', generated], {}, output);
    expect(output.complaints).toEqual([]);
    expect(exitCode).toBe(0);
  });

  it('can call every operation but the upgrade', () => {
    const callable = model.resources.flatMap((resource) =>
      resource.operations.filter((each) => each.upgrade !== true).map((each) => `${resource.name}.${each.name}`),
    );
    const tables = Object.values(OPERATIONS).flatMap((table) => Object.values(table));
    expect(tables.map((operation) => operation.name)).toEqual(callable);
    expect(callable).toHaveLength(108);
  });

  it('puts an operation together to the path that the server has', () => {
    for (const resource of model.resources) {
      const table: Record<string, { path: readonly string[]; parameters: readonly string[] }> =
        OPERATIONS[resource.name as keyof typeof OPERATIONS];
      for (const { name, path } of resource.operations.filter((each) => each.upgrade !== true)) {
        const { path: pieces, parameters } = table[name] ?? { path: [], parameters: [] };
        const joined = pieces.map(
          (piece, index) => piece + (index < parameters.length ? `{${parameters[index]}}` : ''),
        );
        expect(`/${joined.join('')}`, `${resource.name}.${name}`).toBe(path);
      }
    }
  });

  it('has a class for every event, and finds the objects inside its records', () => {
    expect(Object.keys(EVENT_TABLE).sort()).toEqual(model.events.map((event) => event.name).sort());
    expect(Object.entries(EVENT_TABLE).filter(([name, shape]) => shape.type.name !== name)).toEqual([]);
    expect(EVENT_TABLE['ChannelTransfer']?.entities).toContainEqual({
      path: ['refer_to', 'destination_channel'],
      kind: 'Channel',
    });
    expect(EVENT_TABLE['ApplicationReplaced']?.subjects).toEqual([{ path: ['application'], kind: 'Application' }]);
  });

  it('says once a resource what is true of each of its methods', async () => {
    const text = await readFile(`${generated}repositories/channels.repository.ts`, 'utf8');
    expect(text.match(/Every method takes a `request` last/g)).toHaveLength(1);
    expect(text).not.toContain('@param request');
    expect(text.match(/Since Asterisk 12\.0/g)).toHaveLength(1);
    expect(text).toContain('Since Asterisk 16.6 and 17.1.');
  });

  it('is laid out as prettier lays it out', async () => {
    const names = (await readdir(generated, { recursive: true })).filter((name) => /\.(ts|md)$/.test(name));
    expect(names.length).toBeGreaterThan(50);
    const options = { singleQuote: true, trailingComma: 'all', printWidth: 120 } as const;
    for (const name of names) {
      const filepath = `${generated}${name}`;
      expect(await check(await readFile(filepath, 'utf8'), { ...options, filepath }), name).toBe(true);
    }
  }, 120_000);
});
