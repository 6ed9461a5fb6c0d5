import { AriClient, type AriClientOptions } from 'nestjs-ari';

/** `W` is a second without a key. */
const KEYS = 'WW1Ww2Ww*WW#';

/** In the middle of a call nobody waits longer than this for its end, in milliseconds. */
const LONGEST_CALL = 30_000;

/**
 * Calls the application `hello` as a telephone would, listens, and presses keys until it is hung up on. Every Stasis
 * application has a dialplan context `stasis-<name>`, so this needs no dialplan of one's own.
 *
 * @throws {AriException} the call could not be placed, or was given up.
 */
export async function callTheSample(
  asterisk: Pick<AriClientOptions, 'url' | 'username' | 'password'>,
  signal: AbortSignal,
): Promise<void> {
  const { url, username, password } = asterisk;
  const client = new AriClient({ url, username, password, name: 'caller', apps: 'hello-caller' });
  try {
    await client.connect({ signal });
    await listenAndPress(client, signal);
  } finally {
    await client.close();
  }
}

async function listenAndPress(client: AriClient, signal: AbortSignal): Promise<void> {
  const call = client.originate('Local/hello@stasis-hello', { callerId: 'Newcomer <200>' });
  const channel = await call;
  try {
    const { outcome } = await call.answered({ timeout: LONGEST_CALL, signal });
    if (outcome !== 'answered') throw new Error(`nobody answered the call: ${outcome}`);
    await channel.sendDTMF(KEYS);
    await call.ended({ timeout: LONGEST_CALL, signal });
  } finally {
    await channel.hangup({ ifGone: 'ignore' });
  }
}
