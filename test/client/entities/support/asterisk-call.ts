import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { AriClient, type AriClientOptions, type Channel } from 'nestjs-ari/client';
import { requireAsterisk } from '../../../setup/describe-on-asterisk.js';
import { SILENT } from './silent-logger.js';

/** A name that no other test uses: what is made on the server is seen by every test. */
export function unique(kind: string): string {
  return `${kind}-${randomUUID()}`;
}

/** A client of this run's Asterisk with an application of its own, closed when the test has ended. */
export async function asteriskClient(options: Partial<AriClientOptions> = {}): Promise<AriClient> {
  const { url, username, password } = requireAsterisk();
  const client = new AriClient({ url, username, password, apps: unique('objects'), logger: SILENT, ...options });
  onTestFinished(() => client.close());
  await client.connect();
  return client;
}

/** A channel that is up and in the client's application; its far end does what the extension says. */
export async function answeredCall(client: AriClient, extension = 'answer'): Promise<Channel> {
  const call = client.originate(`Local/${extension}@default`);
  hangUpAfterwards(client, call.id);
  const entered = await call.entered({ timeout: 5_000 });
  if (entered.outcome !== 'event') throw new Error(`the call to ${extension} ended as ${entered.outcome}`);
  return entered.event.channel;
}

/** A caller who comes in through the dialplan: nobody but the application is told of its end. */
export interface Caller {
  /** The half in the application. */
  readonly channel: Channel;
  /** The half that the caller holds. */
  readonly farId: string;
}

/** Lets somebody call the client's application, who then does what the extension says. */
export async function dialplanCaller(client: AriClient, extension = 'answer'): Promise<Caller> {
  const farId = unique('caller');
  const entered = new Promise<Channel>((resolve) => {
    const subscription = client.on('StasisStart', ({ channel }) => {
      if (channel.id !== `${farId};2`) return;
      subscription.unsubscribe();
      resolve(channel);
    });
  });
  const endpoint = `Local/app-${client.apps[0]}@default`;
  await client.channels.originateWithId(farId, { endpoint, context: 'default', extension });
  hangUpAfterwards(client, farId);
  const channel = await entered;
  await channel.answer();
  return { channel, farId };
}

/** The same command by somebody else: another program, the console. */
export async function bySomebodyElse(method: string, path: string): Promise<number> {
  const { url, username, password } = requireAsterisk();
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return (await fetch(`${url}/${path}`, { method, headers: { authorization } })).status;
}

function hangUpAfterwards(client: AriClient, id: string): void {
  onTestFinished(async () => {
    await client.channels.hangup(id).catch(() => undefined);
  });
}
