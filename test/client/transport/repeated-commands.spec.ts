import { expect, it } from 'vitest';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import { type Answer, type StubAri, json } from '../support/stub-ari.js';

/** A server that answers the first command with a reset, and the next as it is told. */
async function resetting(then: Answer, after = 0): Promise<StubAri> {
  const stub = await stubFor((request, response) => {
    if (stub.requests.length > 1) then(request, response);
    else setTimeout(() => response.socket?.resetAndDestroy(), after);
  });
  return stub;
}

const mute: Answer = () => {};

it('a GET whose connection breaks is asked for once more', async () => {
  const stub = await resetting(json(200, { id: '7' }));
  expect(await clientFor(stub.url).channels.get('7')).toMatchObject({ id: '7' });
  expect(stub.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /ari/channels/7',
    'GET /ari/channels/7',
  ]);
});

it('a GET with an interceptor, too', async () => {
  const stub = await resetting(json(200, { id: '7' }));
  const client = clientFor(stub.url);
  const seen: unknown[] = [];
  client.http.interceptors.request.use((config) => {
    seen.push(config.url);
    return config;
  });
  expect(await client.channels.get('7')).toMatchObject({ id: '7' });
  expect(seen).toEqual(['channels/7', 'channels/7']);
});

it('a file whose connection breaks before its first byte is asked for once more', async () => {
  const stub = await resetting((_request, response) => response.end('RIFF'));
  const file = await clientFor(stub.url).recordings.getStoredFile('greeting');
  expect(file.toString()).toBe('RIFF');
});

it('the time limit is that of both attempts together', async () => {
  const stub = await resetting(mute, 1_000);
  const started = performance.now();
  const error = await failureOf(clientFor(stub.url).channels.get('7', { timeout: 1_500 }));
  expect(error).toMatchObject({ name: 'AriTimeoutException', sent: 'unknown', timeout: 1_500 });
  expect(performance.now() - started).toBeLessThan(2_400);
  expect(stub.requests).toHaveLength(2);
});

it('a GET that has timed out is not asked for again', async () => {
  const stub = await stubFor(mute);
  const error = await failureOf(clientFor(stub.url).channels.get('7', { timeout: 50 }));
  expect(error).toMatchObject({ name: 'AriTimeoutException', sent: 'unknown' });
  expect(stub.requests).toHaveLength(1);
});

it('a GET that has been given up is not asked for again', async () => {
  const aborter = new AbortController();
  const stub = await stubFor((_request, response) => {
    aborter.abort();
    response.socket?.resetAndDestroy();
  });
  const error = await failureOf(clientFor(stub.url).channels.get('7', { signal: aborter.signal }));
  expect(error).toMatchObject({ name: 'AriAbortedException', sent: 'unknown' });
  expect(stub.requests).toHaveLength(1);
});

it('one that is given up during its second attempt has been sent', async () => {
  const aborter = new AbortController();
  const stub = await resetting(() => aborter.abort());
  const error = await failureOf(clientFor(stub.url).channels.hangup('7', undefined, { signal: aborter.signal }));
  expect(error).toMatchObject({ name: 'AriAbortedException', sent: 'unknown' });
  expect(stub.requests).toHaveLength(2);
});

it('a server that is gone by the second attempt: the outcome of the first stays unknown', async () => {
  const stub = await stubFor((_request, response) => {
    const { socket } = response;
    void stub.stop().then(() => socket?.destroy());
  });
  const error = await failureOf(clientFor(stub.url).channels.get('7'));
  expect(error).toMatchObject({ name: 'AriConnectionException', sent: 'unknown' });
  expect(error.message).toContain('ECONNREFUSED');
});
