import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandOutcome } from '../asterisk/run-command.js';
import { Consumer } from './support/consumer.js';
import { describeOnEveryNode } from './support/nodes.js';

describe.each(['commonjs', 'module'] as const)('a TypeScript consumer of type %s', (type) => {
  let consumer: Consumer;
  let compilation: CommandOutcome;

  beforeAll(async () => {
    consumer = await Consumer.create({ type, files: 'typescript', own: ['@types/node'] });
    compilation = await consumer.compile();
    return () => consumer.remove();
  }, 240_000);

  it('compiles, declarations of the library included', () => {
    const { exitCode, output } = compilation;
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: '' });
  });

  it('is compiled to its own kind of module', async () => {
    const compiled = await readFile(join(consumer.folder, 'out/app.js'), 'utf8');
    expect(compiled).toMatch(type === 'commonjs' ? /require\("nestjs-ari"\)/ : /from 'nestjs-ari'/);
  });

  describeOnEveryNode('started', (test) => {
    test('is given the very classes that it imports', async (node) => {
      const { exitCode, output, errors } = await consumer.run(node, 'out/app.js');

      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
      expect(JSON.parse(output)).toEqual({ client: true, sameClient: true, repository: true });
    });
  });
});
