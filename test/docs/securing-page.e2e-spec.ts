import { Logger, type INestApplication, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AriGateway } from 'nestjs-ari/gateway';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { GatewaySocket } from '../gateway/support/gateway-socket.js';
import { startSimulator } from '../live/support/live-gateway.js';
import { blocksOf } from './support/documentation.js';
import { writeProgram } from './support/example-files.js';

const PAGE = 'docs/securing-the-gateway.md';
const WAIT = { timeout: 10_000, interval: 10 };

interface Revoke {
  makeAgent: (gateway: AriGateway, user: object) => Promise<object>;
}

describe(`the application of ${PAGE}`, () => {
  let asterisk: AsteriskSimulator;
  let app: INestApplication;
  let host: string;
  let revoke: Revoke;
  beforeEach(async () => {
    asterisk = await startSimulator();
    for (const [name, value] of Object.entries({ ARI_URL: asterisk.url, ARI_USERNAME: 'ari', ARI_PASSWORD: 'ari' })) {
      vi.stubEnv(name, value);
    }
    onTestFinished(() => void vi.unstubAllEnvs());
    const files = blocksOf(PAGE).filter(({ language }) => language === 'ts');
    expect(files.map(({ name }) => name)).toEqual(['users.ts', 'app.module.ts', 'revoke.ts']);
    const paths = files.map((block) => writeProgram('securing', block, {}));
    const [, module = '', revoking = ''] = paths;
    const { AppModule } = (await import(/* @vite-ignore */ `${module}?${asterisk.url}`)) as { AppModule: Type };
    revoke = (await import(/* @vite-ignore */ revoking)) as Revoke;
    const testing = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = testing.createNestApplication({ forceCloseConnections: true, logger: false });
    onTestFinished(() => app.close());
    await app.listen(0, '127.0.0.1');
    host = `127.0.0.1:${(app.getHttpServer() as { address: () => AddressInfo }).address().port}`;
    const first = await as('ada');
    await vi.waitFor(async () => expect(await first.ask('channels', 'list')).toMatchObject({ data: [] }), WAIT);
    first.socket.terminate();
  });

  const as = (user: string): Promise<GatewaySocket> =>
    GatewaySocket.open(`ws://${host}/ari-gateway`, `session-of-${user}`);

  async function handshake(headers: Record<string, string>, protocols: string[] = []): Promise<number> {
    const socket = new WebSocket(`ws://${host}/ari-gateway`, protocols, { headers });
    onTestFinished(() => socket.terminate());
    return new Promise((resolve) => {
      socket.once('unexpected-response', (_request, { statusCode = 0 }) => resolve(statusCode));
      socket.once('open', () => socket.ping());
      socket.once('pong', () => resolve(101));
      socket.once('close', resolve);
      socket.once('error', () => {});
    });
  }

  it('lets in who has a session, and no strange page', { timeout: 60_000 }, async () => {
    const cookie = 'desk=session-of-eve';
    expect(await handshake({ cookie, origin: `http://${host}` })).toBe(101);
    expect(await handshake({ cookie, origin: 'https://desk.example.com' })).toBe(101);
    expect(await handshake({ cookie, origin: 'https://evil.example.com' })).toBe(403);
    expect(await handshake({})).toBe(4401);
    const asked = (authorization: string): Promise<Response> =>
      fetch(`http://${host}/ticket`, { method: 'POST', headers: { authorization } });
    expect((await asked('Bearer nonsense')).status).toBe(401);
    const { ticket } = (await (await asked('Bearer session-of-eve')).json()) as { ticket: string };
    const protocols = ['ari-gateway', `ari-gateway.token.${ticket}`];
    expect(await handshake({}, protocols)).toBe(101);
    expect(await handshake({}, protocols)).toBe(4401);
  });

  it('answers what must not work as the page says', { timeout: 60_000 }, async () => {
    const written = vi.spyOn(Logger.prototype, 'log');
    const [ada, bob, eve] = [await as('ada'), await as('bob'), await as('eve')];
    const { data } = await ada.ask('channels', 'create', { data: { endpoint: 'Local/answer@default' } });
    const { id: pk } = data as { id: string };
    expect(written).toHaveBeenCalledWith(`ada channels.create ${pk} 201`);

    const to = { endpoint: 'Local/answer@default' };
    expect(await eve.ask('channels', 'create', { data: to })).toMatchObject({ response_status: 403 });
    expect(written).toHaveBeenCalledWith('eve channels.create  403');
    expect(await eve.ask('channels', 'getVar', { pk, data: { variable: 'X' } })).toMatchObject({
      response_status: 403,
    });
    for (const [action, own] of [['retrieve'], ['delete'], ['subscribe', { action: 'update' }]] as const) {
      const [there, nowhere] = [pk, 'never-was'].map((key) =>
        bob.ask('channels', action, { pk: key, data: own ?? {} }),
      );
      const answer = { response_status: 404, errors: ['Not found.'], data: null };
      expect(await there).toMatchObject(answer);
      expect(await nowhere).toMatchObject(answer);
    }
    expect(await eve.ask('channels', 'list', { data: { accountcode: 'x' } })).toMatchObject({ response_status: 400 });
    expect(await eve.ask('channels', 'retrieve', { pk })).toMatchObject({
      data: { id: pk, name: expect.any(String), state: expect.any(String) },
    });
    expect((await eve.ask('channels', 'retrieve', { pk })).data).not.toHaveProperty('connected');
    const played = { pk, data: { media: 'http://127.0.0.1/secret' } };
    expect(await ada.ask('channels', 'play', played)).toMatchObject({ response_status: 403 });
    expect(await ada.ask('asterisk', 'modules')).toMatchObject({ response_status: 404 });
    for (let count = 0; count < 150; count += 1) bob.send({ stream: 'channels', payload: { action: 'list' } });
    await vi.waitFor(() => expect(bob.replies.some(({ payload }) => payload.response_status === 429)).toBe(true), WAIT);
    expect(await ada.ask('channels', 'retrieve', { pk })).toMatchObject({ response_status: 200 });
  });

  it('takes back what somebody may not hear any more', { timeout: 60_000 }, async () => {
    const ada = await as('ada');
    expect(await ada.ask('bridges', 'subscribe', { request_id: 'bridges', data: { snapshot: true } })).toMatchObject({
      response_status: 200,
    });
    expect(await ada.ask('channels', 'subscribe', { data: { action: 'delete' } })).toMatchObject({
      response_status: 200,
    });
    const user = { id: 'ada', tenant: 'acme', role: 'supervisor' };
    expect(await revoke.makeAgent(app.get(AriGateway), user)).toEqual({ ...user, role: 'agent' });
    const ended = (): unknown[] =>
      ada.frames.flatMap(({ stream, payload }) => (payload.action === 'unsubscribed' ? [stream] : []));
    await vi.waitFor(() => expect(new Set(ended())).toEqual(new Set(['bridges', 'channels'])), WAIT);
    const again = { data: { action: 'delete' } };
    expect(await ada.ask('channels', 'subscribe', again)).toMatchObject({ response_status: 200 });
    expect(await ada.ask('bridges', 'subscribe', again)).toMatchObject({ response_status: 403 });
  });
});
