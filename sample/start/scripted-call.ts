import { setTimeout as pause } from 'node:timers/promises';
import type { AsteriskSimulator } from 'nestjs-ari/testing';

/** What is pressed once a sound is heard. */
const SCRIPT = [
  ['sound:hello-world', '1'],
  ['sound:digits/1', '2'],
  ['sound:digits/2', '*'],
  ['sound:tt-weasels', '#'],
] as const;

/** How long somebody listens before the next key, in milliseconds. */
const LISTENS_FOR = 1_500;

/** In the middle of a call nobody waits longer than this, in milliseconds. */
const PATIENCE = { timeout: 10_000 };

/**
 * Calls the application `hello` from a virtual phone, listens, and presses keys until the call is over.
 *
 * @throws {Error} something did not come; its text has the call's story.
 */
export async function scriptedCall(asterisk: AsteriskSimulator, signal: AbortSignal): Promise<void> {
  const caller = await asterisk.call({ from: '200', name: 'Newcomer', app: 'hello' });
  const hangUp = (): void => void caller.hangup();
  signal.addEventListener('abort', hangUp, { once: true });
  try {
    for (const [sound, key] of SCRIPT) {
      await caller.heard(sound, PATIENCE);
      await pause(LISTENS_FOR, undefined, { signal });
      await caller.press(key);
    }
    await caller.heard('sound:vm-goodbye', PATIENCE);
    await caller.ended(PATIENCE);
  } finally {
    signal.removeEventListener('abort', hangUp);
    await caller.hangup();
  }
}
