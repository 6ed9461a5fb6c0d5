import { expect, it } from 'vitest';
import { AriInvalidCallException } from 'nestjs-ari/client';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';

it('client.request sends method, path, query and body', async () => {
  const stub = await stubFor();
  await clientFor(stub.url).request({
    method: 'PUT',
    path: '/new/a%2Fb',
    query: { text: 'a+b c&d=e', flag: true, count: 3, list: ['x', 'y'], none: undefined },
    body: { deep: ['ü'] },
  });
  expect(stub.last).toMatchObject({
    method: 'PUT',
    url: '/ari/new/a%2Fb?text=a%2Bb%20c%26d%3De&flag=true&count=3&list=x%2Cy',
    body: '{"deep":["ü"]}',
  });
  expect(stub.last.headers['content-type']).toBe('application/json');
});

const BAD_PATHS = [
  '',
  '/',
  'a b',
  'a?b=c',
  'a#b',
  'a/../b',
  '..',
  './a',
  'a\r\nHost: b',
  'ü',
  'a%2',
  '%2E%2E/a',
  'a/%2e',
];

it.each(BAD_PATHS)('client.request refuses the path %j', async (path) => {
  const stub = await stubFor();
  const error = await failureOf(clientFor(stub.url).request({ method: 'GET', path }));
  expect(error).toBeInstanceOf(AriInvalidCallException);
  expect(error).toMatchObject({ parameter: 'path', sent: 'no' });
  expect(stub.requests).toEqual([]);
});
