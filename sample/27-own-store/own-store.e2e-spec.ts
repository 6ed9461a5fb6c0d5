import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { AppModule } from './app.module.js';

async function started() {
  const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
  const app = testing.createNestApplication({ forceCloseConnections: true, logger: false });
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' };
    const given = body === undefined ? {} : { headers, body: JSON.stringify(body) };
    const answer = await fetch(`http://127.0.0.1:${port}/api/contacts${path}`, { method, ...given });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as { id: string }) };
  };
  return { app, ask };
}

it('sample 27 keeps a telephone book in a file', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nestjs-ari-contacts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  vi.stubEnv('CONTACTS', join(folder, 'contacts.json'));
  onTestFinished(() => void vi.unstubAllEnvs());
  const first = await started();
  const made = await Promise.all(
    ['Ada', 'Bob', 'Eve'].map((name, index) => first.ask('POST', '', { name, number: `100${index}` })),
  );
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
  const [ada, bob, eve] = made.map(({ body }) => body?.id);
  expect(await first.ask('PATCH', `/${ada}`, { number: '7' })).toMatchObject({
    status: 200,
    body: { name: 'Ada', number: '7' },
  });
  expect(await first.ask('PUT', `/${bob}`, { name: 'Bert', number: '8' })).toMatchObject({ status: 200 });
  expect(await first.ask('PATCH', '/nobody', { number: '7' })).toMatchObject({ status: 404 });
  expect(await first.ask('DELETE', `/${eve}`)).toMatchObject({ status: 204 });
  await first.app.close();

  const second = await started();
  expect(await second.ask('GET', '?order_by=-name')).toMatchObject({
    status: 200,
    body: [
      { name: 'Bert', number: '8' },
      { name: 'Ada', number: '7' },
    ],
  });
  expect(await second.ask('GET', '?search=ad&number=7')).toMatchObject({ body: [{ id: ada }] });
});
