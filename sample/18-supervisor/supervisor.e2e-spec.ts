import { Test } from '@nestjs/testing';
import { AriClient, getAriOptionsToken } from 'nestjs-ari';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { HeadlessBrowser } from '../../test/browser/headless-browser.js';
import { GatewaySocket } from '../../test/gateway/support/gateway-socket.js';
import { describeInBrowser } from '../../test/setup/describe-in-browser.js';
import { asteriskOfSample, describeOnBoth } from '../support/describe-on-both.js';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import { sampleDialplan } from '../support/sample-dialplan.js';
import { AppModule } from './app.module.js';

const WAIT = { timeout: 15_000, interval: 10 };

interface Access {
  readonly url: string;
  readonly username: string;
  readonly password: string;
}

async function started({ url, username, password }: Access) {
  vi.spyOn(console, 'log').mockReturnValue(undefined);
  const testing = await Test.createTestingModule({ imports: [AppModule] })
    .overrideProvider(getAriOptionsToken())
    .useValue({ url, username, password, apps: ['acme', 'umbrella'] })
    .compile();
  const app = testing.createNestApplication({ forceCloseConnections: true, logger: false });
  onTestFinished(() => app.close());
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address: () => AddressInfo }).address();
  const client = app.get(AriClient);
  await client.connect();
  const enter = (name: string): Promise<GatewaySocket> =>
    vi.waitFor(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/ticket/${name}`, { method: 'POST' });
      const { ticket } = (await answer.json()) as { ticket: string };
      const socket = await GatewaySocket.open(`ws://127.0.0.1:${port}/ari-gateway`, ticket);
      expect(await socket.ask('channels', 'subscribe', { data: { snapshot: true } })).toMatchObject({
        response_status: 200,
      });
      return socket;
    }, WAIT);
  /** A caller of a tenant, who has been answered. */
  const call = async (tenant: string): Promise<string> => {
    const { id } = await client.channels.originate({
      endpoint: 'Local/answer@default',
      app: tenant,
      callerId: 'Caller <4711>',
    });
    return id;
  };
  return { port, client, enter, call };
}

describeOnBoth('sample 18, a supervisor', () => {
  it(
    'shows everybody the calls of his tenant, as his role sees them, and lets him do what he may',
    { timeout: 60_000 },
    async () => {
      const { client, enter, call } = await started(asteriskOfSample());
      const [anna, sam, uma, olga] = [await enter('anna'), await enter('sam'), await enter('uma'), await enter('olga')];
      const [hers, theirs] = [await call('acme'), await call('umbrella')];
      const row = async (socket: GatewaySocket, pk: string) => (await socket.ask('channels', 'retrieve', { pk })).data;
      await vi.waitFor(async () => expect(await row(sam, hers)).toMatchObject({ state: 'Up', tenant: 'acme' }), WAIT);
      await vi.waitFor(
        async () => expect(await row(uma, theirs)).toMatchObject({ state: 'Up', tenant: 'umbrella' }),
        WAIT,
      );
      expect(await row(anna, hers)).toEqual({ id: hers, state: 'Up', tenant: 'acme' });
      expect(await row(sam, hers)).toHaveProperty('caller');
      expect(await row(sam, hers)).not.toHaveProperty('dialplan');
      expect(await row(olga, theirs)).toHaveProperty('dialplan');

      expect(await anna.ask('channels', 'delete', { pk: hers })).toMatchObject({ response_status: 403 });
      expect(await uma.ask('channels', 'delete', { pk: hers })).toMatchObject({ response_status: 404 });
      expect(await sam.ask('channels', 'create', { data: {} })).toMatchObject({ response_status: 403 });
      expect(await sam.ask('channels', 'delete', { pk: hers })).toMatchObject({ response_status: 200 });
      await vi.waitFor(() => {
        expect(anna.pushes).toContainEqual(expect.objectContaining({ action: 'delete', pk: hers }));
      }, WAIT);
      await client.channels.hangup(theirs);
      await vi.waitFor(() => {
        expect(olga.pushes).toContainEqual(expect.objectContaining({ action: 'delete', pk: theirs }));
      }, WAIT);
      for (const socket of [anna, sam]) {
        expect(JSON.stringify(socket.frames)).not.toContain(theirs);
        expect(JSON.stringify(socket.frames)).not.toContain('umbrella');
      }
      for (const { payload } of uma.frames.filter(({ payload }) => !('response_status' in payload))) {
        expect(JSON.stringify(payload)).not.toContain(hers);
      }
    },
  );
});

describeInBrowser('the page of sample 18', () => {
  let browser: HeadlessBrowser;
  beforeAll(async () => void (browser = await HeadlessBrowser.start()), 120_000);
  afterAll(() => browser.stop());

  it(
    'shows a call to those who may see it, and a refusal to those who may not end it',
    { timeout: 60_000 },
    async () => {
      const asterisk = await AsteriskSimulator.start({ dialplan: sampleDialplan });
      onTestFinished(() => asterisk.stop());
      const { port, enter, call } = await started(asterisk);
      const sam = await enter('sam');
      const id = await call('acme');
      await vi.waitFor(async () => {
        expect(await sam.ask('channels', 'retrieve', { pk: id })).toMatchObject({ data: { state: 'Up' } });
      }, WAIT);
      const page = await browser.open(`http://127.0.0.1:${port}/`);
      const look = (name: string) => page.evaluate(`document.querySelector('[name=${name}]').click()`);
      const row = `document.getElementById(${JSON.stringify(id)})`;
      await look('anna');
      await page.until(`${row}?.textContent.startsWith('acmeUp') === true`);
      await page.evaluate(`${row}.querySelector('button').click()`);
      await page.until(`document.getElementById('answer').textContent === 'Permission Denied'`);
      await look('uma');
      await page.until(`document.getElementById('who').textContent === 'uma' && ${row} === null`);
      await look('sam');
      await page.until(`${row} !== null`);
      await page.evaluate(`${row}.querySelector('button').click()`);
      await page.until(`${row} === null`);
      await page.close();
    },
  );
});

describe('the people of sample 18', () => {
  it('are known by name, and nobody else is', async () => {
    const asterisk = await AsteriskSimulator.start({ dialplan: sampleDialplan });
    onTestFinished(() => asterisk.stop());
    const { port } = await started(asterisk);
    const { status } = await fetch(`http://127.0.0.1:${port}/ticket/eve`, { method: 'POST' });
    expect(status).toBe(404);
  });
});
