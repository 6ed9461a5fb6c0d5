import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { packageRoot } from '../asterisk/package-root.js';
import { packageOf } from '../lint/support/room-table.js';
import { Consumer } from './support/consumer.js';
import { describeOnEveryNode } from './support/nodes.js';

/** One line of `printing-loader.mjs`. */
interface Lookup {
  readonly specifier: string;
  readonly by: string;
  readonly url: string;
}

/** All that `import 'nestjs-ari'` loads of the package. A further room has to cost nobody anything who does not import it. */
const FILES = ['client/index.js', 'client/internal.js', 'client/shared.js', 'index.js', 'module/index.js'];
const PACKAGES = ['@nestjs/common', '@nestjs/core', 'reflect-metadata', 'rxjs', 'ws'];

/** The first line of a stack that lies in the sources. */
const SOURCE_LINE = /\/nestjs-ari\/lib\/((\w+)\/[\w./-]+\.ts):(\d+):\d+/;

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create({ files: 'javascript', without: () => false });
  return () => consumer.remove();
}, 300_000);

describeOnEveryNode('an application that imports nestjs-ari', (test) => {
  test('loads the client and the module, the five packages they stand on, and nothing else', async (node) => {
    const { exitCode, output, errors } = await consumer.run(node, 'loaded-by.mjs', 'nestjs-ari');

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    const lookups = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Lookup);
    const own = lookups
      .map(({ url }) => /\/nestjs-ari\/dist\/(.+)$/.exec(url)?.[1])
      .filter((file) => file !== undefined);
    expect([...new Set(own)].sort()).toEqual(FILES);
    const asked = lookups.filter(({ by }) => by.includes('/nestjs-ari/dist/')).map(({ specifier }) => specifier);
    const packages = asked.filter((name) => !/^(?:\.|node:)/.test(name)).map((name) => packageOf(name));
    expect([...new Set(packages)].sort()).toEqual(PACKAGES);
  });

  test('reads in a stack where in the sources it was', async (node) => {
    const { exitCode, output, errors } = await consumer.run(node, '--enable-source-maps', 'stacks.mjs');

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
    const stacks = JSON.parse(output) as Record<string, string>;
    expect(Object.keys(stacks)).toEqual(['client', 'module', 'testing']);
    for (const [room, stack] of Object.entries(stacks)) {
      const [, file = '', house, line] = SOURCE_LINE.exec(stack) ?? [];
      expect(house, stack).toBe(room);
      const source = readFileSync(join(packageRoot(), 'lib', file), 'utf8').split('\n');
      expect(source[Number(line) - 1], stack).toMatch(/\bthrow\b|\bnew \w+(?:Error|Exception)\(/);
      expect(stack).not.toContain('/nestjs-ari/dist/');
    }
  });

  test('has no code of another room in a joined file', async () => {
    const dist = join(consumer.library, 'dist');
    const maps = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js.map'));
    for (const map of maps.filter((name) => name.includes('/'))) {
      const { sources } = JSON.parse(readFileSync(join(dist, map), 'utf8')) as { sources: string[] };
      const rooms = sources.map((source) => /(?:^|\/)lib\/(\w+)\//.exec(source)?.[1]);
      expect([...new Set(rooms)], map).toEqual([map.split('/')[0]]);
    }
  });
});
