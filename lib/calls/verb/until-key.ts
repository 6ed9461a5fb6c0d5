import { AriAbortedException, type Channel } from '../../client/index.js';

/** Waits for one key of a party, whatever else it presses. Whether it came: `false` says that the wait was ended. */
export async function untilKey(channel: Channel, key: string | undefined, signal: AbortSignal): Promise<boolean> {
  if (key === undefined) return false;
  try {
    for (;;) {
      const pressed = await channel.nextDigit({ timeout: Infinity, signal });
      if (pressed.outcome !== 'digit') return false;
      if (pressed.digit === key) return true;
    }
  } catch (error) {
    if (error instanceof AriAbortedException) return false;
    throw error;
  }
}
