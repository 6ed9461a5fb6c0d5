import type { AriClient, Channel } from 'nestjs-ari';
import { onTestFinished } from 'vitest';

/**
 * Calls a Stasis application as a caller would, by the dialplan: its arguments are `from-dialplan` and `second`. The
 * call ends with the test.
 *
 * @returns The calling half of the Local channel; the half that enters Stasis has `;2` at the end of its name.
 */
export function callApplication(client: AriClient, app: string, caller?: string): Promise<Channel> {
  return placeCall(client, {
    endpoint: `Local/app-${app}@default`,
    extension: 'answer',
    context: 'default',
    callerId: caller,
  });
}

/** Places a call that ends with the test. */
export async function placeCall(
  client: AriClient,
  options: Parameters<AriClient['channels']['originate']>[0],
): Promise<Channel> {
  const channel = await client.channels.originate(options);
  onTestFinished(() => hangUp(client, channel.id));
  return channel;
}

/** Ends a call, if it has not ended by itself. */
export async function hangUp(client: AriClient, channelId: string): Promise<void> {
  await client.channels.hangup(channelId).catch((error: unknown) => {
    if ((error as { status?: number }).status !== 404) throw error;
  });
}
