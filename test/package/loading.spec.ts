import { beforeAll, expect } from 'vitest';
import { Consumer } from './support/consumer.js';
import { describeOnEveryNode } from './support/nodes.js';

/** The page of the console: a browser loads it, and no program. */
const PAGE = 'console/static/console.js';

interface Loaded {
  readonly names: readonly string[];
  readonly different: readonly string[];
}

let consumer: Consumer;
let entries: readonly string[];

beforeAll(async () => {
  // Whoever imports a subpath has the optional peer that it needs.
  consumer = await Consumer.create({ files: 'javascript', without: () => false });
  const { exports } = await consumer.manifest();
  entries = Object.keys(exports).filter((entry) => entry !== './package.json');
  return () => consumer.remove();
}, 300_000);

describeOnEveryNode('the packed package', (test) => {
  test('is loaded by import and by require() as the same objects', async (node) => {
    const names = entries.map((entry) => `nestjs-ari${entry.slice(1)}`);
    const { exitCode, output, errors } = await consumer.run(node, 'both-ways.mjs', ...names);

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    const loaded = Object.entries(JSON.parse(output) as Record<string, Loaded>);
    expect(loaded.map(([name]) => name)).toEqual(names);
    for (const [name, { names: exported, different }] of loaded) {
      expect(exported.length, name).toBeGreaterThan(0);
      expect(different, name).toEqual([]);
    }
  });

  test('does nothing when its modules are loaded, and none of them has to be awaited', async (node) => {
    const folder = 'node_modules/nestjs-ari/dist';
    const { exitCode, output, errors } = await consumer.run(node, 'every-module.cjs', folder, 'cli/main.js', PAGE);

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    // The number alone: no module has written a line of its own.
    expect(Number(output)).toBeGreaterThan(50);
  });

  test('loads axios when its face of the commands is asked for, and not before', async (node) => {
    const { exitCode, output, errors } = await consumer.run(node, 'axios-when-asked.mjs');

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    expect(JSON.parse(output)).toEqual({ before: false, after: true });
  });
});
