import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AsteriskSimulator } from 'nestjs-ari/testing';
import { describeOnBoth, startSimulator } from './targets.js';
import { type AriAddress, basic, send } from './wire.js';

let simulator: AsteriskSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

/** Everything that comes back for a head that no HTTP client would write. */
function answerTo(address: AriAddress, line: string, header = 'X-Nothing: 1'): Promise<string> {
  const { hostname, port } = new URL(address.url);
  const socket = connect(Number(port), hostname);
  socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n${header}\r\nAuthorization: ${basic(address)}\r\n\r\n`);
  return text(socket);
}

function lineOf(length: number, method: string, before: string): string {
  const rest = `${method} ${before} HTTP/1.1`.length;
  return `${method} ${before}${'x'.repeat(length - rest)} HTTP/1.1`;
}

const LINES = [
  ['a query', 'GET', '/ari/asterisk/variable?variable=', 200],
  ['the query of a POST', 'POST', '/ari/asterisk/variable?value=1&variable=', 204],
  ['a path', 'GET', '/ari/channels/', 404],
  ['an escaped path', 'GET', '/ari/channels/%C3%A4%C3%A4', 404],
  ['the query of a DELETE', 'DELETE', '/ari/channels/nobody?reason_code=', 404],
] as const;

describeOnBoth('lines of a request', (target) => {
  it.each(LINES)('with %s may have 4,093 bytes', async (_title, method, before, status) => {
    const fits = await answerTo(target.address(), lineOf(4_093, method, before));
    expect(fits).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const tooLong = await answerTo(target.address(), lineOf(4_094, method, before));
    expect(tooLong).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(tooLong).toContain('<p>Request line too long</p>');
    expect(tooLong).toContain('\r\nConnection: close\r\n');
  });

  it('are refused before the credentials are looked at, and when they are very long', async () => {
    const { url } = target.address();
    const stranger = { url, username: 'nobody', password: 'x' };
    const line = lineOf(20_000, 'GET', '/ari/asterisk/variable?variable=');
    expect(await answerTo(stranger, line)).toContain('Request line too long');
  });

  it('and headers are refused alike', async () => {
    const header = (length: number) => `X-Long: ${'y'.repeat(length - 8)}`;
    const ping = 'GET /ari/asterisk/ping HTTP/1.1';
    expect(await answerTo(target.address(), ping, header(4_093))).toMatch(/^HTTP\/1.1 200 /);
    expect(await answerTo(target.address(), ping, header(4_094))).toContain('<p>Header line too long</p>');
  });
});

const LISTS = [
  ['POST', 'bridges/nobody/addChannel', 'channel', 404],
  ['POST', 'bridges/nobody/removeChannel', 'channel', 404],
  ['DELETE', 'applications/nobody/subscription', 'eventSource', 404],
  ['POST', 'applications/nobody/subscription', 'eventSource', 404],
  ['POST', 'channels/nobody/play', 'media', 404],
  ['POST', 'events/user/x?application=nobody', 'source', 404],
  ['GET', 'channels/nobody/variables', 'variables', 404],
  ['GET', 'asterisk/info', 'only', 200],
] as const;

describeOnBoth('lists', (target) => {
  it.each(LISTS)(
    'of a query may have 127 items, those of a body any number: %s %s',
    async (method, path, name, status) => {
      const items = (count: number): string[] => Array.from({ length: count }, () => 'x');
      const query = (count: number): string =>
        `${path}${path.includes('?') ? '&' : '?'}${name}=${items(count).join(',')}`;
      const wire = name === 'eventSource' ? 'event_source' : name;
      expect(await send(target.address(), { method, path: query(127) })).toMatchObject({ status });
      expect(await send(target.address(), { method, path: query(128) })).toMatchObject({
        status: 400,
        body: { message: `Too many values for ${wire}` },
      });
      if (method === 'GET') return;
      expect(await send(target.address(), { method, path, body: { [name]: items(1_000) } })).toMatchObject({ status });
    },
  );
});
