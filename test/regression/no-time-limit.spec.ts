import { performance } from 'node:perf_hooks';
import { expect, it, onTestFinished, vi } from 'vitest';
import { AriTimeoutException } from 'nestjs-ari/client';
import { clientFor, failureOf, stubFor } from '../client/support/clients-of-a-test.js';
import { nextFailure } from '../client/support/status-of-a-client.js';
import { silentServer } from '../client/support/silent-server.js';

const mute = (): void => {};

it('a mute server: the command fails at the limit of the client, its outcome unknown', async () => {
  const stub = await stubFor(mute);
  const client = clientFor(stub.url, { timeout: 150, name: 'mute' });
  const began = performance.now();
  const error = await failureOf(client.channels.answer('7'));
  expect(performance.now() - began).toBeGreaterThan(145);
  expect(error).toBeInstanceOf(AriTimeoutException);
  expect(error).toMatchObject({ sent: 'unknown', timeout: 150, operation: 'channels.answer', connection: 'mute' });
  expect(error.message).toContain('within 150 ms');
  expect(stub.requests).toHaveLength(1);
});

it('a limit of one command goes before that of the client', async () => {
  const stub = await stubFor(mute);
  const client = clientFor(stub.url, { timeout: 15_000 });
  const error = await failureOf(client.channels.get('7', { timeout: 100 }));
  expect(error).toMatchObject({ name: 'AriTimeoutException', timeout: 100 });
  const raw = await failureOf(client.request({ method: 'GET', path: 'channels', timeout: 101 }));
  expect(raw).toMatchObject({ name: 'AriTimeoutException', timeout: 101 });
});

it('an event socket whose handshake gets no answer is given up, and tried again', async () => {
  const port = await silentServer();
  const impatient = await impatientClients();
  const client = impatient.clientFor(`http://127.0.0.1:${port}`, { apps: 'a' });
  const failed = nextFailure(client);
  client.connect().catch(() => undefined);
  expect(await failed).toMatchObject({ status: 'connecting', reason: 'Opening handshake has timed out' });
  expect(await nextFailure(client)).toMatchObject({ reason: 'Opening handshake has timed out' });
});

/** Clients of a library of their own: ten seconds for a handshake are right for a client and long for a test. */
async function impatientClients() {
  const timing = '../../lib/client/connection/connection-timing.js';
  onTestFinished(() => {
    vi.doUnmock(timing);
    vi.resetModules();
  });
  vi.resetModules();
  vi.doMock(timing, async (importOriginal) => ({ ...(await importOriginal<object>()), HANDSHAKE_TIMEOUT_MS: 200 }));
  return import('../client/support/clients-of-a-test.js');
}
