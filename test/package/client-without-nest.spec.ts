import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { Consumer } from './support/consumer.js';
import { describeOnEveryNode } from './support/nodes.js';

let consumer: Consumer;

beforeAll(async () => {
  const without = (peer: string): boolean => peer.startsWith('@nestjs/') || peer === 'reflect-metadata';
  consumer = await Consumer.create({ files: 'javascript', without });
  return () => consumer.remove();
}, 300_000);

describeOnEveryNode('a consumer without Nest', (test) => {
  for (const entry of ['client', 'testing', 'codegen']) {
    test(`loads nestjs-ari/${entry}`, async (node) => {
      const { exitCode, output, errors } = await consumer.run(node, 'both-ways.mjs', `nestjs-ari/${entry}`);

      expect(existsSync(join(consumer.folder, 'node_modules/@nestjs'))).toBe(false);
      expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
      expect(output).toContain('"different":[]');
    });
  }

  test('cannot load the front door, which stands on Nest', async (node) => {
    const { exitCode, errors } = await consumer.run(node, 'both-ways.mjs', 'nestjs-ari');

    expect(exitCode).toBe(1);
    expect(errors).toContain("Cannot find package '@nestjs/");
  });
});
