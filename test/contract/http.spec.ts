import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnBoth, startSimulator } from './targets.js';
import { World } from './world.js';

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
