import type { INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { blocksOf, namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/rest.md';

type Check = (app: INestApplication) => Promise<readonly string[]>;

it(`the application of ${PAGE} answers as the page says`, async () => {
  const files = blocksOf(PAGE).filter(({ language }) => language === 'ts');
  expect(files.map(({ name }) => name)).toEqual(['customers.ts', 'app.module.ts', 'document-check.ts']);
  const [, module = '', check = ''] = files.map((block) => writeProgram('rest', block, {}));
  const { AppModule } = (await import(/* @vite-ignore */ module)) as { AppModule: Type };
  const { nothingIsMissing } = (await import(/* @vite-ignore */ check)) as { nothingIsMissing: Check };
  const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
  const app: INestApplication = testing.createNestApplication({ forceCloseConnections: true, logger: false });
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  let id = '';
  const lines = namedBlock(PAGE, 'requests.http').code.trim().split('\n');
  for (const line of lines) {
    const [, status, method, route = '', body] = /^(\d+) (\w+) +(\S+) *(.*)$/.exec(line) ?? [];
    const headers: Record<string, string> = status === '401' ? {} : { authorization: 'Bearer secret' };
    const response = await fetch(`http://127.0.0.1:${port}${route.replace('{id}', id)}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      body: body === '' ? undefined : body,
    });
    const answer = await response.text();
    expect(`${response.status} ${line}`, answer).toBe(`${status} ${line}`);
    if (status === '201') id = (JSON.parse(answer) as { id: string }).id;
    if (status === '422') {
      expect(JSON.parse(answer)).toMatchObject({
        message: 'Invalid',
        errors: [{ field: 'name' }, { field: 'number', message: expect.any(String) }],
      });
    }
  }
  expect(lines).toHaveLength(8);
  expect(await nothingIsMissing(app)).toContain('POST /api/customers/{pk}/note has no summary');
}, 180_000);
