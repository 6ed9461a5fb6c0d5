import type { AddressInfo } from 'node:net';
import type { INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AriClient } from 'nestjs-ari';
import { CallHistory } from 'nestjs-ari/history';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { blocksOf, namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/call-history.md';

it(`the application of ${PAGE} records what the page says`, { timeout: 60_000 }, async () => {
  const asterisk = await AsteriskSimulator.start();
  onTestFinished(() => asterisk.stop());
  const files = blocksOf(PAGE).filter(({ language }) => language === 'ts');
  expect(files.map(({ name }) => name)).toEqual(['app.module.ts', 'greeting.controller.ts']);
  const real = { 'http://localhost:8088': asterisk.url, "password: 'secret'": `password: '${asterisk.password}'` };
  const [path = ''] = files.map((block) => writeProgram('call-history', block, real));
  const { AppModule } = (await import(/* @vite-ignore */ `${path}?${asterisk.url}`)) as { AppModule: Type };
  const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
  const app: INestApplication = testing.createNestApplication({ forceCloseConnections: true, logger: false });
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  await app.get(AriClient, { strict: false }).connect();
  const caller = await asterisk.call({ from: '1001', app: 'greeting' });
  await caller.ended();
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const expected = JSON.parse(namedBlock(PAGE, 'calls.json').code) as object[];
  await vi.waitFor(
    async () => {
      await app.get(CallHistory, { strict: false }).flush();
      const route = '/api/calls?result=answered&order_by=-startedAt';
      const answer = (await (await fetch(`http://127.0.0.1:${port}${route}`)).json()) as Record<string, unknown>[];
      expect(answer).toMatchObject(expected);
      for (const field of ['id', 'startedAt', 'answeredAt', 'endedAt', 'talkSeconds']) {
        expect(answer[0]).toHaveProperty(field);
      }
    },
    { timeout: 45_000 },
  );
});
