import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Callbacks } from 'nestjs-ari/calls';
import { expect, it, onTestFinished } from 'vitest';
import { namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

it('a wish to be called back outlives the application of docs/call-flows.md', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nestjs-ari-docs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = writeProgram('lasting-calls', namedBlock('docs/call-flows.md', 'lasting-calls.module.ts'), {
    "folder: 'database'": `folder: '${join(folder, 'database')}'`,
  });
  const { LastingCallsModule } = (await import(/* @vite-ignore */ program)) as { LastingCallsModule: Type };
  const started = async () => {
    const module = await Test.createTestingModule({ imports: [LastingCallsModule] }).compile();
    await module.init();
    return { module, callbacks: module.get(Callbacks) };
  };
  const before = await started();
  const id = await before.callbacks.request({ endpoint: 'PJSIP/caller' });
  await before.module.close();
  const after = await started();
  onTestFinished(() => after.module.close());
  expect(await after.callbacks.waiting()).toMatchObject([{ id, endpoint: 'PJSIP/caller' }]);
});
