import type { INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AriClient } from 'nestjs-ari';
import { AsteriskSimulator } from 'nestjs-ari/testing';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { blocksOf, namedBlock } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/gateway.md';

type Page = (...globals: unknown[]) => Promise<void>;

const parsed = (name: string): unknown => JSON.parse(namedBlock(PAGE, name).code);

describe(`the application of ${PAGE}`, () => {
  let asterisk: AsteriskSimulator;
  let host: string;
  beforeEach(async () => {
    asterisk = await AsteriskSimulator.start();
    onTestFinished(() => asterisk.stop());
    const files = blocksOf(PAGE).filter(({ language }) => language === 'ts');
    expect(files.map(({ name }) => name)).toEqual(['calls.ts', 'app.module.ts']);
    const real = { 'http://localhost:8088': asterisk.url, "password: 'secret'": `password: '${asterisk.password}'` };
    const [path = ''] = files.map((block) => writeProgram('gateway', block, real)).reverse();
    const { AppModule } = (await import(/* @vite-ignore */ `${path}?${asterisk.url}`)) as { AppModule: Type };
    const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
    const app: INestApplication = testing.createNestApplication({ forceCloseConnections: true, logger: false });
    onTestFinished(() => app.close());
    await app.listen(0, '127.0.0.1');
    await app.get(AriClient, { strict: false }).connect();
    host = `127.0.0.1:${(app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
  });

  /** The script of the page, with what a browser gives to it. */
  function openPage(): {
    readonly element: { textContent: string };
    readonly sockets: WebSocket[];
    readonly frames: unknown[];
  } {
    const [, script = ''] = /<script type="module">(.*)<\/script>/s.exec(namedBlock(PAGE, 'page.html').code) ?? [];
    const element = { textContent: 'nothing yet' };
    const sockets: WebSocket[] = [];
    const frames: unknown[] = [];
    class Seen extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        sockets.push(this);
        this.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString('utf8'))));
        onTestFinished(() => this.terminate());
      }
    }
    const asynchronous = Object.getPrototypeOf(async () => {}).constructor as new (...parts: string[]) => Page;
    const page = new asynchronous('fetch', 'WebSocket', 'document', 'location', script);
    const get = (path: string, init: RequestInit): Promise<Response> => fetch(`http://${host}${path}`, init);
    void page(get, Seen, { getElementById: () => element }, { host });
    return { element, sockets, frames };
  }

  it('shows calls that are up, those that come, and none that are over', async () => {
    const first = await asterisk.call({ from: '1001', app: 'calls' });
    await first.answered();
    const { element } = openPage();
    await vi.waitFor(() => expect(element.textContent).toBe('1001: Up'), 45_000);
    const second = await asterisk.call({ from: '1002', app: 'calls' });
    await vi.waitFor(() => expect(element.textContent).toBe('1001: Up, 1002: Up'), 45_000);
    await first.hangup();
    await vi.waitFor(() => expect(element.textContent).toBe('1002: Up'), 45_000);
    await second.hangup();
    await vi.waitFor(() => expect(element.textContent).toBe(''), 45_000);
  });

  it('answers and pushes as the page says', async () => {
    const { element, sockets, frames } = openPage();
    await vi.waitFor(() => expect(element.textContent).toBe(''), 45_000);
    sockets[0]?.send(JSON.stringify(parsed('request.json')));
    await vi.waitFor(() => expect(frames).toContainEqual(parsed('reply.json')), 45_000);
    const caller = await asterisk.call({ from: '1001', app: 'calls' });
    await caller.answered();
    const { payload } = parsed('push.json') as { payload: { data: object } };
    const some = { pk: expect.any(String), epoch: expect.any(String), ts: expect.any(String), seq: expect.any(Number) };
    const push = { ...payload, ...some, data: { ...payload.data, id: expect.any(String) } };
    await vi.waitFor(() => expect(frames).toContainEqual({ stream: 'calls', payload: push }), 45_000);
    await caller.hangup();
    await vi.waitFor(() => expect(element.textContent).toBe(''), 45_000);
  });
});
