import { AriClient, AriNotFoundException, type Channel } from 'nestjs-ari';
import { onTestFinished } from 'vitest';
import { asteriskOptions } from './ari-application.js';

/**
 * Calls a Stasis application as a caller would, by the dialplan: its arguments are `from-dialplan` and `second`. The
 * call ends with the test.
 *
 * @returns The calling half of the Local channel; the half that enters Stasis has `;2` at the end of its name.
 */
export function callApplication(app: string, caller?: string): Promise<Channel> {
  const endpoint = `Local/app-${app}@default`;
  return placeCall({ endpoint, extension: 'answer', context: 'default', callerId: caller });
}

/** Places a call that ends with the test, whatever becomes of the application under test. */
export async function placeCall(options: Parameters<AriClient['channels']['originate']>[0]): Promise<Channel> {
  const operator = new AriClient({ ...asteriskOptions(), events: false });
  onTestFinished(() => operator.close());
  const channel = await operator.channels.originate(options);
  onTestFinished(() => hangUp(channel));
  return channel;
}

/** Ends a call, if it has not ended by itself. */
export async function hangUp(channel: Channel): Promise<void> {
  await channel.hangup().catch((error: unknown) => {
    if (!(error instanceof AriNotFoundException)) throw error;
  });
}
