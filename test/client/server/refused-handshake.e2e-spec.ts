import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AriServer } from 'nestjs-ari/client';
import { ownAsterisk } from '../support/clients-of-a-test.js';
import { RecordingLogger } from '../support/recording-logger.js';
import { describeOnAsterisk } from '../../setup/describe-on-asterisk.js';
import { CuttableLine } from './support/cuttable-line.js';
import { persistent, serverFor } from './support/server-of-a-test.js';

const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

const GOOD: Record<string, string> = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  authorization: basic('outbound', 'outbound'),
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol': 'ari',
};

/** What a handshake is answered with. */
async function handshake(
  port: number,
  headers: Record<string, string>,
  path = '/ari-percall',
): Promise<IncomingMessage> {
  const call = request({ host: '127.0.0.1', port, path, headers });
  call.end();
  return new Promise((resolve, reject) => {
    call.on('error', reject);
    call.on('response', (response) => resolve(response.resume()));
    call.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response);
    });
  });
}

describe.each(['a port of its own', 'a server of others'])('a handshake on %s', (place) => {
  let server: AriServer;
  let shared: Server | undefined;
  let port: number;

  beforeEach(async () => {
    shared = place === 'a port of its own' ? undefined : createServer((_request, response) => response.end());
    shared?.listen(0, '127.0.0.1');
    if (shared !== undefined) await once(shared, 'listening');
    server = serverFor(shared === undefined ? { port: 0 } : { port: undefined, host: undefined, server: shared });
    await server.listen();
    port = server.port ?? 0;
  });
  afterEach(() => {
    shared?.close();
    shared?.closeAllConnections();
  });

  it('in order is accepted with the sub-protocol', async () => {
    const { statusCode, headers } = await handshake(port, GOOD);
    expect(statusCode).toBe(101);
    expect(headers['sec-websocket-protocol']).toBe('ari');
    expect((await handshake(port, { ...GOOD, 'sec-websocket-protocol': 'foo, ari' })).statusCode).toBe(101);
  });

  for (const [what, authorization] of [
    ['a wrong password', basic('outbound', 'wrong')],
    ['a wrong user', basic('somebody', 'outbound')],
    ['another scheme', GOOD['authorization']?.replace('Basic', 'Bearer') ?? ''],
    ['an empty header', ''],
  ] as const) {
    it(`with ${what} is refused with 401`, async () => {
      const { statusCode, headers } = await handshake(port, { ...GOOD, authorization });
      expect(statusCode).toBe(401);
      expect(headers['www-authenticate']).toMatch(/^Basic/);
      expect(server.asterisks).toEqual([]);
    });
  }

  it('without credentials is refused with 401', async () => {
    const { authorization: _authorization, ...anonymous } = GOOD;
    expect((await handshake(port, anonymous)).statusCode).toBe(401);
  });

  it('without the sub-protocol is refused with 400', async () => {
    expect((await handshake(port, { ...GOOD, 'sec-websocket-protocol': 'media' })).statusCode).toBe(400);
  });

  it('for another path is refused with 404, and one after the end is not accepted', async () => {
    expect((await handshake(port, GOOD, '/ari-percall/more')).statusCode).toBe(404);
    expect((await handshake(port, GOOD, '/ari-percall?x=1')).statusCode).toBe(101);
    await server.close();
    const late = await handshake(port, GOOD).then(
      ({ statusCode }) => statusCode,
      () => 'refused',
    );
    expect(late).not.toBe(101);
  });
});

describeOnAsterisk('an Asterisk with a wrong password', () => {
  it('is refused in the handshake: it comes back at its interval, and is let in once it is right', async () => {
    const asterisk = await ownAsterisk({ confExtra: persistent('app', { username: 'outbound', password: 'wrong' }) });
    const logger = new RecordingLogger();
    const server = serverFor({ port: 0, logger });
    await server.listen();
    const line = await CuttableLine.lay(asterisk.outboundPort, () => server.port ?? 0);
    const began = performance.now();
    await vi.waitFor(() => expect(line.connections).toBeGreaterThanOrEqual(4), 45_000);
    // Every 500 ms, and not thousands of times a second.
    expect(performance.now() - began).toBeGreaterThan(900);
    expect(line.connections).toBeLessThan(10);
    expect(server.asterisks).toEqual([]);
    expect(logger.matching(/refused a WebSocket from .*127\.0\.0\.1 with 401: user or password is wrong/)).toHaveLength(
      1,
    );
    expect(logger.lines.join()).not.toContain('outbound');
  });
});
