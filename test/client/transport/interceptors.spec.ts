import { inspect } from 'node:util';
import type { AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it, vi } from 'vitest';
import { AriNotFoundException, type AriClient } from 'nestjs-ari/client';
import { clientFor, failureOf, stubFor } from '../support/clients-of-a-test.js';
import type { RecordedRequest } from '../support/recorded-request.js';
import { json } from '../support/stub-ari.js';

const pass = (config: InternalAxiosRequestConfig): InternalAxiosRequestConfig => config;

/** One command of every form: query, body, both, neither. */
const COMMANDS: readonly ((client: AriClient) => Promise<unknown>)[] = [
  ({ channels }) => channels.list(),
  ({ channels }) => channels.answer('a/b;c d%'),
  ({ channels }) => channels.play('7', { media: ['sound:a', 'sound:b c'], skipms: 3 }),
  ({ channels }) => channels.originate({ endpoint: 'PJSIP/ü+1', app: 'a', variables: { A: 'ä "quoted"' } }),
  ({ channels }) => channels.hangup('7', { reason: 'busy' }),
  ({ applications }) => applications.filter('x', { filter: { allowed: [] } }),
  ({ deviceStates }) => deviceStates.update('Stasis:lamp', { deviceState: 'BUSY' }),
  ({ recordings }) => recordings.getStoredFile('sub/greeting'),
];

describe('an axios interceptor', () => {
  it('changes nothing of how a command travels: each is sent as it is without', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url);
    for (const command of COMMANDS) {
      await command(client);
      const bare = stub.last;
      const id = client.http.interceptors.request.use(pass);
      await command(client);
      client.http.interceptors.request.eject(id);
      expect(asSent(stub.last)).toEqual(asSent(bare));
    }
    expect(stub.requests).toHaveLength(2 * COMMANDS.length);
  });

  it('sees every command while it is there, and none before and after', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url);
    const throughAxios = vi.spyOn(client.http, 'request');
    await client.channels.answer('1');
    expect(throughAxios).not.toHaveBeenCalled();
    const seen: unknown[] = [];
    const id = client.http.interceptors.request.use((config) => {
      seen.push([config.method, config.url]);
      return config;
    });
    await client.channels.answer('2');
    await client.request({ method: 'GET', path: 'channels', query: { a: 'b c' } });
    client.http.interceptors.request.eject(id);
    await client.channels.answer('3');
    expect(seen).toEqual([
      ['post', 'channels/2/answer'],
      ['get', 'channels?a=b%20c'],
    ]);
    expect(throughAxios).toHaveBeenCalledTimes(2);
    const other = client.http.interceptors.response.use((response) => response);
    await client.channels.answer('4');
    expect(throughAxios).toHaveBeenCalledTimes(3);
    client.http.interceptors.response.eject(other);
    client.http.interceptors.response.clear();
    await client.channels.answer('5');
    expect(throughAxios).toHaveBeenCalledTimes(3);
  });

  it('can add a header, a parameter and a body, and cannot take the credentials away', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url);
    client.http.interceptors.request.use((config) => {
      config.headers.set('X-Trace', 'abc');
      config.headers.set('Authorization', 'Bearer nothing');
      config.params = { tenant: 'a b' };
      config.data = { variables: { A: 'b' } };
      return config;
    });
    await client.channels.answer('7');
    expect(stub.last.url).toMatch(/^\/ari\/channels\/7\/answer\?tenant=a(%20|\+)b$/);
    expect(stub.last.headers).toMatchObject({ 'x-trace': 'abc', 'content-type': 'application/json' });
    expect(valuesOf(stub.last, 'authorization')).toEqual([`Basic ${Buffer.from('ari:ari').toString('base64')}`]);
    expect(JSON.parse(stub.last.body)).toEqual({ variables: { A: 'b' } });
  });

  it('of answers sees status and body, and an error status is still an exception', async () => {
    const stub = await stubFor(json(404, { message: 'Channel not found' }));
    const client = clientFor(stub.url);
    const seen: [number, unknown][] = [];
    client.http.interceptors.response.use((response) => {
      seen.push([response.status, response.data]);
      return response;
    });
    expect(await failureOf(client.channels.get('7'))).toBeInstanceOf(AriNotFoundException);
    expect(seen).toEqual([[404, { message: 'Channel not found' }]]);
  });

  it('that throws fails the command with what it threw', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url);
    const objection = new Error('not on a Sunday');
    client.http.interceptors.request.use(() => {
      throw objection;
    });
    expect(await failureOf(client.channels.answer('7'))).toBe(objection);
    expect(stub.requests).toEqual([]);
  });

  it('that aborts a command of its own accord makes it an aborted one', async () => {
    const stub = await stubFor();
    const client = clientFor(stub.url);
    client.http.interceptors.request.use((config) => ({ ...config, signal: AbortSignal.abort() }));
    expect(await failureOf(client.channels.answer('7'))).toMatchObject({ name: 'AriAbortedException' });
  });

  it('cannot take the time limit away', async () => {
    const stub = await stubFor(() => {});
    const client = clientFor(stub.url, { timeout: 100 });
    client.http.interceptors.request.use((config) => ({ ...config, timeout: 0 }));
    expect(await failureOf(client.channels.answer('7'))).toMatchObject({
      name: 'AriTimeoutException',
      sent: 'unknown',
    });
  });

  it('never sees the credentials, in requests, answers and failures', async () => {
    const stub = await stubFor(json(500, { error: 'Allocation failed' }));
    const client = clientFor(stub.url, { password: 'Recognisable' });
    const seen: unknown[] = [];
    const keep = <T extends InternalAxiosRequestConfig | AxiosResponse>(value: T): T => (seen.push(value), value);
    client.http.interceptors.request.use(keep);
    client.http.interceptors.response.use(keep, (error: Error) => (seen.push(error), Promise.reject(error)));
    seen.push(await failureOf(client.channels.answer('7')));
    await stub.stop();
    seen.push(await failureOf(client.channels.answer('7')));
    expect(seen).toHaveLength(6);
    const everything = inspect(seen, { depth: Infinity, showHidden: true, maxStringLength: null });
    expect(everything).toContain('channels/7/answer');
    expect(everything).not.toContain('Recognisable');
    expect(everything).not.toContain(Buffer.from('ari:Recognisable').toString('base64'));
  });
});

function asSent({ url, method, body, rawHeaders }: RecordedRequest): unknown {
  const lines = rawHeaders.flatMap((text, index) =>
    index % 2 === 0 ? [`${text.toLowerCase()}: ${rawHeaders[index + 1]}`] : [],
  );
  return { url, method, body, headers: lines.toSorted() };
}

function valuesOf({ rawHeaders }: RecordedRequest, name: string): (string | undefined)[] {
  return rawHeaders.flatMap((text, index) =>
    index % 2 === 0 && text.toLowerCase() === name ? [rawHeaders[index + 1]] : [],
  );
}
