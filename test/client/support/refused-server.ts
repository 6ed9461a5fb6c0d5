import { expect } from 'vitest';
import { AriConnectionException, type AriTlsOptions } from 'nestjs-ari/client';
import { clientFor, failureOf } from './clients-of-a-test.js';
import type { StubAri } from './stub-ari.js';
import { eventually } from './eventually.js';

/** Asserts that a client sends neither command nor credentials to a server whose certificate it cannot trust. */
export async function expectRefusedServer(
  stub: StubAri,
  tls: AriTlsOptions | undefined,
  message: RegExp,
): Promise<void> {
  const client = clientFor(stub.url, { apps: 'x', tls });
  const error = await failureOf(client.channels.answer('7'));
  expect(error).toBeInstanceOf(AriConnectionException);
  expect(error).toMatchObject({ sent: 'no' });
  expect(error.message).toMatch(message);
  const reasons: (string | undefined)[] = [];
  client.statusChanges.subscribe(({ reason }) => reasons.push(reason));
  client.connect().catch(() => undefined);
  await eventually(() => expect(reasons.filter((reason) => reason !== undefined)).not.toEqual([]));
  expect(client.status).toBe('connecting');
  expect(stub.requests).toEqual([]);
  expect(stub.events.handshakes).toEqual([]);
}
