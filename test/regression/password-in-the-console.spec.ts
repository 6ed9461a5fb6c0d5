import { afterEach, expect, it, vi } from 'vitest';
import { AriClient } from 'nestjs-ari/client';
import { failureOf, stubFor } from '../client/support/clients-of-a-test.js';
import { nextFailure } from '../client/support/status-of-a-client.js';
import { json } from '../client/support/stub-ari.js';

afterEach(() => {
  vi.restoreAllMocks();
});

it('a client that was given no logger writes nothing to the console, and no password into its warnings', async () => {
  const written: unknown[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void written.push(args));
  }
  const warnings: string[] = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(String(warning)));
  const stub = await stubFor(json(401, { message: 'Authentication required' }));
  stub.events.refuse = 401;
  const client = new AriClient({ url: stub.url, username: 'ari', password: 'Recognisable', apps: 'a' });
  const failed = nextFailure(client);
  client.connect().catch(() => undefined);
  await failed;
  await failureOf(client.channels.list());
  await client.close();
  expect(written).toEqual([]);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('refuses user or password');
  expect(warnings.join()).not.toContain('Recognisable');
});
