import { randomUUID } from 'node:crypto';
import { expect, onTestFinished } from 'vitest';
import { AriNotFoundException, type AriClient, type Channel } from 'nestjs-ari/client';
import { asteriskClient } from './clients-of-a-test.js';

/** A name that no other test uses: applications, bridges and recordings are known to the whole server. */
export function unique(kind: string): string {
  return `${kind}-${randomUUID()}`;
}

/** A client with an application of its own, connected to this run's Asterisk. */
export async function connectedClient(): Promise<{ readonly client: AriClient; readonly app: string }> {
  const app = unique('app');
  const client = asteriskClient({ apps: app });
  await client.connect();
  return { client, app };
}

/** A channel that is up and in the application; its far end does what the extension says. */
export async function answeredChannel(
  client: Pick<AriClient, 'once' | 'channels'>,
  app: string,
  extension = 'answer',
): Promise<Channel> {
  const started = new Promise<Channel>((resolve) => {
    client.once('StasisStart', ({ channel }) => resolve(channel));
  });
  const { id } = await client.channels.originate({ endpoint: `Local/${extension}@default`, app });
  onTestFinished(() => client.channels.hangup(id).catch(() => undefined));
  return started;
}

/**
 * Waits until a bridge that was destroyed is gone: Asterisk answers before it has dissolved it, and in one of a hundred
 * cases still finds it for some milliseconds.
 */
export async function dissolved(client: Pick<AriClient, 'bridges'>, id: string): Promise<void> {
  const found = (): Promise<unknown> => client.bridges.get(id).catch((error: unknown) => error);
  await expect.poll(found).toBeInstanceOf(AriNotFoundException);
}
