import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { AriConfigurationException, AriServer, type AriServerOptions } from 'nestjs-ari/client';

const GOOD: AriServerOptions = { path: '/ari', port: 0, username: 'u', password: 'secret' };

const WRONG: readonly (readonly [field: string, options: Record<string, unknown>])[] = [
  ['path', { path: 'ari' }],
  ['path', { path: '/ari?x' }],
  ['path', { path: undefined }],
  ['port', { port: undefined }],
  ['port', { server: createServer() }],
  ['port', { port: 65_536 }],
  ['port', { port: '80' }],
  ['username', { username: '' }],
  ['username', { username: 'a:b' }],
  ['password', { password: undefined }],
  ['timeout', { timeout: 0 }],
  ['inFlight', { inFlight: 0 }],
  ['absence.call', { absence: { call: 0 } }],
  ['absence.persistent', { absence: { persistent: 1.5 } }],
  ['idPrefix', { idPrefix: 'ä' }],
  ['url', { url: 'http://localhost' }],
  ['transport', { transport: 'http' }],
];

for (const [field, options] of WRONG) {
  it(`${JSON.stringify(options)} is refused with the name of the field`, () => {
    const make = (): AriServer => new AriServer({ ...GOOD, name: 'berlin', ...options });
    expect(make).toThrow(AriConfigurationException);
    expect(make).toThrow(expect.objectContaining({ connection: 'berlin', field }) as Error);
  });
}

it('no options at all are refused in the same way', () => {
  expect(() => new AriServer(undefined as never)).toThrow(AriConfigurationException);
});

it('making one opens nothing, and printing it shows no password', () => {
  const server = new AriServer(GOOD);
  expect(server.status).toBe('idle');
  expect(server.port).toBeUndefined();
  expect(inspect(server) + JSON.stringify(server)).not.toContain('secret');
});

it('a port that is taken is an error of listen(), which may be tried again', async () => {
  const first = new AriServer({ ...GOOD, host: '127.0.0.1' });
  await first.listen();
  const second = new AriServer({ ...GOOD, host: '127.0.0.1', port: first.port });
  await expect(second.listen()).rejects.toThrow('EADDRINUSE');
  await first.close();
  await second.listen();
  expect(second.status).toBe('connecting');
  await second.close();
});
