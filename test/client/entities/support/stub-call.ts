import { onTestFinished } from 'vitest';
import { AriClient, type AriClientOptions, type Channel } from 'nestjs-ari/client';
import { ExchangeStub } from './exchange-stub.js';
import { SILENT } from './silent-logger.js';
import { STUB_APP, stasisStart } from './wire-events.js';

/** A stub and a client that is connected to it; both end with the test. */
export async function stubbedClient(options: Partial<AriClientOptions> = {}): Promise<[AriClient, ExchangeStub]> {
  const stub = await ExchangeStub.start();
  const client = new AriClient({
    url: stub.url,
    username: 'ari',
    password: 'ari',
    apps: STUB_APP,
    logger: SILENT,
    ...options,
  });
  onTestFinished(async () => {
    await client.close();
    await stub.stop();
  });
  if (options.events !== false) await client.connect();
  return [client, stub];
}

/** Lets a call into the application; resolves with its channel. */
export async function callIn(client: AriClient, stub: ExchangeStub, id = 'c1', state = 'Up'): Promise<Channel> {
  const entered = new Promise<Channel>((resolve) => {
    const subscription = client.on('StasisStart', ({ channel }) => {
      if (channel.id !== id) return;
      subscription.unsubscribe();
      resolve(channel);
    });
  });
  stub.send(stasisStart(id, state));
  return entered;
}

/** Resolves when the client has handled everything that the stub has sent so far. */
export async function delivered(client: AriClient, stub: ExchangeStub): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    client.once('ApplicationRegistered', () => resolve());
  });
  stub.send({ type: 'ApplicationRegistered', timestamp: '', application: STUB_APP });
  await heard;
}
