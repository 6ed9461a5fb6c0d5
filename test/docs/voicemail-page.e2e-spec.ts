import type { AddressInfo } from 'node:net';
import type { INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AriClient } from 'nestjs-ari';
import { AriRest, missingInDocument } from 'nestjs-ari/rest';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { expect, it, onTestFinished, vi } from 'vitest';
import { blocksOf, namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/voicemail.md';

it(
  `the application of ${PAGE} takes a message, and its requests are answered as the page says`,
  { timeout: 60_000 },
  async () => {
    const asterisk = await AsteriskSimulator.start();
    onTestFinished(() => asterisk.stop());
    const files = blocksOf(PAGE).filter(({ language }) => language === 'ts');
    expect(files.map(({ name }) => name)).toEqual(['app.module.ts', 'voicemail.controller.ts']);
    const real = { 'http://localhost:8088': asterisk.url, "password: 'secret'": `password: '${asterisk.password}'` };
    const [path = ''] = files.map((block) => writeProgram('voicemail', block, real));
    const { AppModule } = (await import(/* @vite-ignore */ `${path}?${asterisk.url}`)) as { AppModule: Type };
    const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
    const app: INestApplication = testing.createNestApplication({ forceCloseConnections: true, logger: false });
    onTestFinished(() => app.close());
    await app.listen(0, '127.0.0.1');
    const client = app.get(AriClient, { strict: false });
    await client.connect();
    const recording = new Promise((resolve) => void client.on('RecordingStarted', resolve));
    const caller = await asterisk.call({ from: '1001', app: 'voicemail,100' });
    await caller.answered();
    await recording;
    await caller.talk(500);
    await caller.hangup();

    expect(missingInDocument(await app.get(AriRest, { strict: false }).document())).toEqual([]);
    const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
    const requests = namedBlock(PAGE, 'requests.http').code.trim().split('\n');
    const url = `http://127.0.0.1:${port}`;
    const [first = ''] = requests;
    const id = await vi.waitFor(
      async () => {
        const listed = (await (await fetch(`${url}${first.split(/ +/)[2]}`)).json()) as {
          id: string;
          caller: string;
        }[];
        expect(listed).toMatchObject([{ box: '100', caller: '1001', folder: 'inbox', read: false }]);
        return listed[0]?.id ?? '';
      },
      { timeout: 45_000 },
    );
    for (const line of requests) {
      const [status, method, route = '', body] = /^(\d+) (\w+) +(\S+) *(.*)$/.exec(line)?.slice(1) ?? [];
      const given = body === undefined || body === '' ? {} : { body, headers: { 'content-type': 'application/json' } };
      const answer = await fetch(`${url}${route.replace('{id}', id)}`, { method, ...given });
      expect(`${answer.status} ${line}`).toBe(`${status} ${line}`);
    }
  },
);
