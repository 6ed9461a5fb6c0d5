import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { CommandRunner, type CommandAnswer } from 'nestjs-ari/resources';
import { expect, it, onTestFinished } from 'vitest';
import { blocksOf, namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/resources.md';

interface Asked {
  readonly role?: string;
  readonly tenant?: string;
  readonly pk?: string;
  readonly data?: unknown;
}

it(`the application of ${PAGE} does what the page says`, async () => {
  const files = blocksOf(PAGE).filter(({ language }) => language === 'ts');
  expect(files.map(({ name }) => name)).toEqual(['questions.ts', 'dialer.ts', 'app.module.ts']);
  const [path = ''] = files.map((block) => writeProgram('resources', block, {})).reverse();
  const { AppModule } = (await import(/* @vite-ignore */ path)) as { AppModule: Type };
  const app = await Test.createTestingModule({ imports: [AppModule] }).compile();
  await app.init();
  onTestFinished(() => app.close());
  const commands = app.get(CommandRunner, { strict: false });
  const ask = (stream: string, action: string, { role, tenant, ...parts }: Asked = {}): Promise<CommandAnswer> =>
    commands.run({ user: { id: 'ada', role, tenant }, stream, action, door: 'docs', ...parts });

  const supervisor = { role: 'supervisor', tenant: 'acme' };
  const created = await ask('questions', 'create', {
    ...supervisor,
    data: { question_text: 'Which?', tenant: 'acme' },
  });
  const { id: pk } = created.data as { id: string };
  expect(created).toEqual({
    status: 201,
    data: { id: expect.any(String), question_text: 'Which?', votes: 0, tenant: 'acme' },
    errors: [],
  });
  const voted = await ask('questions', 'vote', { role: 'agent', tenant: 'acme', pk, data: { weight: 2 } });
  expect(voted).toMatchObject({ status: 200, data: { id: pk, question_text: 'Which?', votes: 2 } });
  const invalid: unknown = JSON.parse(namedBlock(PAGE, 'invalid.json').code);
  expect(await ask('questions', 'vote', { ...supervisor, pk, data: { weight: 0 } })).toEqual(invalid);
  expect(await ask('questions', 'delete', { role: 'agent', tenant: 'acme', pk })).toMatchObject({ status: 403 });
  expect(await ask('questions', 'delete', { role: 'supervisor', tenant: 'umbrella', pk })).toMatchObject({
    status: 404,
  });
  expect((await ask('questions', 'list', { tenant: 'acme' })).data).toEqual([{ id: pk }]);

  expect(await ask('dialer', 'call', { data: { to: '100' } })).toMatchObject({ status: 200, data: 'ada calls 100' });
  expect(await ask('dialer', 'call', { data: { to: '0900' } })).toMatchObject({ status: 409 });
  expect(await ask('dialer', 'call', { data: { to: 'me' } })).toMatchObject({ status: 422 });
});
