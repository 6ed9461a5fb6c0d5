import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { expect, it, onTestFinished } from 'vitest';
import { blocksOf, namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/data.md';

interface Merging {
  merge(kept: string, other: string): Promise<object | undefined>;
}

it(`the application of ${PAGE} answers as the page says`, { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nestjs-ari-docs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { name = '', code } = namedBlock(PAGE, 'migrations/001-customers.sql');
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), code);
  const own = {
    "folder: 'database'": `folder: '${join(folder, 'database')}'`,
    "'migrations'": `'${join(folder, 'migrations')}'`,
  };
  const files = blocksOf(PAGE).filter(({ language }) => language === 'ts');
  expect(files.map((block) => block.name)).toEqual(['customers.ts', 'app.module.ts', 'merge.service.ts']);
  const [, module = '', merge = ''] = files.map((block) => writeProgram('data', block, own));
  const { AppModule } = (await import(/* @vite-ignore */ module)) as { AppModule: Type };
  const { MergeService } = (await import(/* @vite-ignore */ merge)) as { MergeService: Type<Merging> };

  // The page shows the service by itself: it stands among the providers of the application.
  const providers = Reflect.getMetadata('providers', AppModule) as Type[];
  Reflect.defineMetadata('providers', [...providers, MergeService], AppModule);
  const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
  const app: INestApplication = testing.createNestApplication({ forceCloseConnections: true, logger: false });
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const ask = (method: string, route: string, body?: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${route}`, { method, body, headers: { 'content-type': 'application/json' } });

  let id = '';
  for (const line of namedBlock(PAGE, 'requests.http').code.trim().split('\n')) {
    const [, status, method = '', route = '', body] = /^(\d+) (\w+) +(\S+) *(.*)$/.exec(line) ?? [];
    const response = await ask(method, route.replace('{id}', id), body === '' ? undefined : body);
    const answer = await response.text();
    expect(`${response.status} ${line}`, answer).toBe(`${status} ${line}`);
    if (status === '201') id = (JSON.parse(answer) as { id: string }).id;
    if (status === '422') {
      expect(JSON.parse(answer)).toMatchObject({ errors: [{ field: 'email', message: 'already exists' }] });
    }
    if (method === 'GET') expect(JSON.parse(answer)).toMatchObject([{ id, weight: 7 }]);
  }

  const created: string[] = [];
  for (const weight of [1, 9, 5]) {
    const response = await ask('POST', '/api/customers', JSON.stringify({ name: 'Customer', weight }));
    created.push(((await response.json()) as { id: string }).id);
  }
  const [kept = '', , other = ''] = created;
  const merged = await testing.get(MergeService, { strict: false }).merge(kept, other);
  expect(merged).toMatchObject({ id: kept, weight: 9 });
  const left = (await (await ask('GET', '/api/customers')).json()) as { id: string }[];
  expect(left.map((customer) => customer.id).sort()).toEqual(created.slice(0, 2).sort());
});
