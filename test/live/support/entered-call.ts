import type { AriClient } from 'nestjs-ari';
import { onTestFinished } from 'vitest';

/**
 * A call that somebody else makes on the Asterisk of a gateway, in his application when this resolves: a channel that is `Up`
 * need not have entered yet, and nobody can set anything of it before. It ends with the test, however that ends.
 */
export async function enteredCall(
  client: AriClient,
  app: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const channel = client.originate('Local/answer@default', { app, variables });
  onTestFinished(() => client.channels.hangup(channel.id).catch(() => undefined));
  const { outcome } = await channel.entered({ timeout: 20_000 });
  if (outcome !== 'event') throw new Error(`${channel.id} did not enter ${app}: ${outcome}`);
  return channel.id;
}
