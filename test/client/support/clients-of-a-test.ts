import { onTestFinished } from 'vitest';
import { AriClient, type AriClientOptions } from 'nestjs-ari/client';
import { AsteriskServer, type AsteriskServerOptions } from '../../asterisk/asterisk-server.js';
import { requireAsterisk } from '../../setup/describe-on-asterisk.js';
import { RecordingLogger } from './recording-logger.js';
import { StubAri, type Answer, type StubOptions } from './stub-ari.js';

/** A client that is closed when the test has ended. */
export function clientFor(url: string, options: Partial<AriClientOptions> = {}): AriClient {
  const client = new AriClient({ url, username: 'ari', password: 'ari', logger: new RecordingLogger(), ...options });
  onTestFinished(() => client.close());
  return client;
}

/** A client of this run's Asterisk, closed when the test has ended. */
export function asteriskClient(options: Partial<AriClientOptions> = {}): AriClient {
  const { url, username, password } = requireAsterisk();
  return clientFor(url, { username, password, ...options });
}

/** A stub that is stopped when the test has ended. */
export async function stubFor(answer?: Answer, options?: StubOptions): Promise<StubAri> {
  const stub = await StubAri.start(answer, options);
  onTestFinished(() => stub.stop());
  return stub;
}

/** A real Asterisk of the test's own, stopped when the test has ended. */
export async function ownAsterisk(options?: AsteriskServerOptions): Promise<AsteriskServer> {
  const server = await AsteriskServer.start(options);
  onTestFinished(() => server.stop());
  return server;
}

/** What a command failed with; a command that succeeds fails the test. */
export async function failureOf(command: PromiseLike<unknown>): Promise<Error> {
  let value: unknown;
  try {
    value = await command;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error(`rejected with something that is no Error: ${String(error)}`, { cause: error });
  }
  throw new Error(`expected a failure, but it succeeded with ${JSON.stringify(value)}`);
}
