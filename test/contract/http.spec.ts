import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnBoth, startSimulator } from './targets.js';
import { type AriAddress, basic } from './wire.js';
import { World } from './world.js';

const reader = `Basic ${Buffer.from('ro:ro').toString('base64')}`;

/** What comes back on the wire for a HEAD request: no HTTP client reads it. */
function head(address: AriAddress, path: string): Promise<string> {
  const { hostname, port, pathname } = new URL(`${address.url}/${path}`);
  const socket = connect(Number(port), hostname);
  socket.end(`HEAD ${pathname} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: ${basic(address)}\r\n\r\n`);
  return text(socket);
}

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

describeOnBoth('HTTP', (target) => {
  const ask = (method: string, path: string, options: object = {}) =>
    new World(target).send(method, path, undefined, options);

  it('has the headers that Asterisk sends', async () => {
    const { headers } = await ask('GET', 'asterisk/ping');
    expect(headers).toMatchObject({
      server: expect.stringMatching(/^Asterisk\/22\./) as string,
      'cache-control': 'no-cache, no-store',
      'content-type': 'application/json',
      date: expect.any(String) as string,
    });
    expect(headers).not.toHaveProperty('keep-alive');
  });

  it.each([
    ['no credentials', false],
    ['a wrong password', `Basic ${Buffer.from('ari:wrong').toString('base64')}`],
    ['another scheme', 'Bearer x'],
  ])('refuses %s', async (_title, authorization) => {
    expect(await ask('GET', 'asterisk/ping', { authorization })).toMatchObject({
      status: 401,
      body: { message: 'Authentication required' },
      headers: { 'www-authenticate': 'Basic realm="Asterisk REST Interface"' },
    });
  });

  it('takes the key in the query', async () => {
    const { username, password } = target.address();
    expect(await ask('GET', `asterisk/ping?api_key=${username}:${password}`, { authorization: false })).toMatchObject({
      status: 200,
    });
  });

  it.each(['POST channels', 'PUT deviceStates/Stasis:x', 'DELETE channels/x', 'POST nothing'])(
    'refuses %s of a user who may only look',
    async (request) => {
      const [method = '', path = ''] = request.split(' ');
      expect(await ask(method, path, { authorization: reader })).toMatchObject({
        status: 403,
        body: { message: 'Write access denied' },
      });
    },
  );

  it('lets him look', async () => {
    expect((await ask('GET', 'channels', { authorization: reader })).status).toBe(200);
  });

  it.each(['PATCH', 'TRACE', 'DELETE', 'PUT'])('does not know %s of channels', async (method) => {
    expect(await ask(method, 'channels')).toMatchObject({
      status: 405,
      body: { message: 'Invalid method' },
      headers: { allow: 'OPTIONS,GET,POST' },
    });
  });

  it.each([
    ['asterisk/ping', 'HTTP/1.1 405 Method Not Allowed', '{"message":"Invalid method"}'],
    ['nothing', 'HTTP/1.1 404 Not Found', '{"message":"Resource not found"}'],
  ])('answers HEAD of %s with a body, which breaks most clients', async (path, status, body) => {
    const answer = await head(target.address(), path);
    expect([answer.split('\r\n')[0], answer.split('\r\n\r\n')[1]]).toEqual([status, body]);
  });

  it('says that it closes the connection where it was asked to', async () => {
    expect((await ask('GET', 'asterisk/ping')).headers).toMatchObject({ connection: 'close' });
  });

  it.each([
    ['channels', 'OPTIONS,GET,POST'],
    ['channels/x', 'OPTIONS,GET,POST,DELETE'],
    ['deviceStates/x', 'OPTIONS,GET,PUT,DELETE'],
    ['recordings/live/x/pause', 'OPTIONS,POST,DELETE'],
  ])('says which verbs %s takes', async (path, allow) => {
    const answer = await ask('OPTIONS', path);
    expect(answer).toMatchObject({ status: 204, headers: { allow } });
    expect(answer.bytes).toHaveLength(0);
  });

  it('tells a browser nothing unless its origin is allowed', async () => {
    const headers = { origin: 'http://phone.example', 'access-control-request-method': 'GET' };
    const answer = await ask('OPTIONS', 'channels', { headers });
    expect(answer.status).toBe(204);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('knows nothing beside ARI', async () => {
    const { url, ...user } = target.address();
    const outside = { ...user, url: url.replace(/\/ari$/, '') };
    const { send } = await import('./wire.js');
    const answer = await send(outside, { method: 'GET', path: 'nothing' });
    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'text/html' } });
    expect(answer.body).toContain('The requested URL was not found on this server.');
  });

  it('decodes a path in the old manner: a plus is a space', async () => {
    expect((await ask('GET', 'deviceStates/a+b%20c')).body).toMatchObject({ name: 'a b c' });
  });

  it('decodes a query', async () => {
    const world = new World(target);
    const name = world.name('VAR').replaceAll('-', '_');
    await world.must('POST', `asterisk/variable?variable=${name}&value=a+b%26%C3%BC`);
    expect((await ask('GET', `asterisk/variable?variable=${name}`)).body).toEqual({ value: 'a b&ü' });
  });
});
