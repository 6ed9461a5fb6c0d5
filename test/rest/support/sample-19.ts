import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { AbstractHttpAdapter } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { AriClient, getAriOptionsToken } from 'nestjs-ari';
import { CallHistory } from 'nestjs-ari/history';
import { AriRest } from 'nestjs-ari/rest';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { expect, onTestFinished, vi } from 'vitest';
import { AppModule } from '../../../sample/19-crm/app.module.js';
import { embeddedPlace } from '../../data/support/databases.js';

/** Sample 19 on a simulated Asterisk and an embedded database, which stay when its process starts anew. */
export class Sample19 {
  readonly #asterisk: AsteriskSimulator;

  private constructor(asterisk: AsteriskSimulator) {
    this.#asterisk = asterisk;
  }

  static async prepare(): Promise<Sample19> {
    const asterisk = await AsteriskSimulator.start();
    onTestFinished(() => asterisk.stop());
    const place = await embeddedPlace();
    onTestFinished(() => place.remove());
    vi.stubEnv('DATABASE_FOLDER', (place.options as { folder: string }).folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    return new Sample19(asterisk);
  }

  /** As its `main.ts` starts it. */
  async start(adapter: AbstractHttpAdapter | undefined) {
    const { url, username, password } = this.#asterisk;
    const builder = Test.createTestingModule({ imports: [AppModule] });
    const testing = await builder
      .overrideProvider(getAriOptionsToken())
      .useValue({ url, username, password })
      .compile();
    const options = { forceCloseConnections: true, logger: false } as const;
    const app =
      adapter === undefined ? testing.createNestApplication(options) : testing.createNestApplication(adapter, options);
    let closed: Promise<void> | undefined;
    const close = (): Promise<void> => (closed ??= app.close());
    onTestFinished(close);
    await app.listen(0, '127.0.0.1');
    await app.get(AriClient, { strict: false }).connect();
    const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
    const history = app.get(CallHistory, { strict: false });
    return {
      url: `http://127.0.0.1:${port}`,
      document: () => app.get(AriRest, { strict: false }).document(),
      call: async (from: string): Promise<void> => {
        const call = await this.#asterisk.call({ from, app: 'reception' });
        await call.ended({ timeout: 60_000 });
        await vi.waitFor(
          async () => {
            await history.flush();
            const query = { filters: [], order: [], limit: 10, offset: 0, count: false };
            expect((await history.calls.list(query)).items.map(({ state }) => state)).toContain('ended');
          },
          { timeout: 60_000 },
        );
      },
      close,
    };
  }
}
